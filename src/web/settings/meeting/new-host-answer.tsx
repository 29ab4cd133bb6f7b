import { formatRange, zoneLabel } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { Meeting } from '../../../model/entities.ts'
import type { NewHost } from '../../../services/booking/check-new-host.ts'
import type { Visit } from '../../signed-in/visit.ts'

/** Whether the chosen host is free, without details of their other meetings. */
export function answerText({ host, answer, busy }: NewHost, { user, locale }: Visit): string {
  const copy = messagesIn(locale, 'settings/hosting')
  const { name } = host
  if (answer === 'has-it') return copy.hasIt({ name })
  if (answer === 'free') return copy.free({ name })
  if (answer === 'unknown') return copy.unknown({ name })
  if (busy.length === 0) return copy.busyThen({ name })
  const times = busy
    .map(({ start, end }) => formatRange({ startsAt: start, endsAt: end }, user.timeZone, locale))
    .join(', ')
  return copy.busy({ name, times })
}

/** The time in the new host's zone, if it differs or is outside their hours. */
export function HostsTime({
  visit,
  meeting,
  chosen,
}: {
  visit: Visit
  meeting: Meeting
  chosen: NewHost
}) {
  const { host, isOutsideHours } = chosen
  const { locale, user } = visit
  if (!isOutsideHours && host.timeZone === user.timeZone) return null
  const copy = messagesIn(locale, 'settings/hosting')
  const time = formatRange(meeting, host.timeZone, locale)
  const zone = zoneLabel(meeting.startsAt, host.timeZone, locale)
  const text = isOutsideHours ? copy.outsideHours : copy.hostsTime
  return <p class={isOutsideHours ? 'notice' : 'soft'}>{text({ name: host.name, time, zone })}</p>
}
