import { formatRange, formatTime, zoneCity } from '../../../i18n/format-time.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { LoadedSchedule } from './load-schedule.ts'

type Chosen = Pick<LoadedSchedule, 'copy' | 'known' | 'contact'> & { visit: Visit }

/** A time as text: in the reader's zone, and in the contact's if it is known and differs. */
export function chosenTimeText(
  { visit, copy, known, contact }: Chosen,
  time: { startsAt: number; endsAt: number },
): string {
  const { user, locale } = visit
  const own = `${formatRange(time, user.timeZone, locale)}, ${zoneCity(user.timeZone, locale)}`
  const { timeZone } = known
  if (!timeZone || !contact || timeZone === user.timeZone) return own
  const isSameDay =
    formatRange({ ...time, endsAt: time.startsAt }, timeZone, locale).split(',')[0] ===
    formatRange({ ...time, endsAt: time.startsAt }, user.timeZone, locale).split(',')[0]
  const theirs = isSameDay
    ? formatTime(time.startsAt, timeZone, locale)
    : formatRange(time, timeZone, locale)
  const zone = zoneCity(timeZone, locale)
  return `${own} · ${copy.theirTime({ time: theirs, name: contact.name || contact.email, zone })}`
}
