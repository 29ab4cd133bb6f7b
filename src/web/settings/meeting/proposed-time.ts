import { formatDayAndTime, zoneCity } from '../../../i18n/format-time.ts'
import type { Meeting } from '../../../model/entities.ts'
import type { Visit } from '../../signed-in/visit.ts'

interface ProposedTimes {
  visit: Visit
  meeting: Meeting
}

/** Heading of proposed times, with their zone. */
export const proposedHeading = (text: string, { visit }: ProposedTimes): string =>
  `${text} (${zoneCity(visit.user.timeZone, visit.locale)})`

/** In the reader's zone, and in the host's and guest's if they differ. */
export function proposedTime({ visit, meeting }: ProposedTimes, start: number): string {
  const { locale, user } = visit
  const zones = new Set([meeting.host.timeZone, meeting.timeZone])
  zones.delete(user.timeZone)
  const others = [...zones].map(
    zone => `${formatDayAndTime(start, zone, locale)} (${zoneCity(zone, locale)})`,
  )
  return [formatDayAndTime(start, user.timeZone, locale), ...others].join(' · ')
}
