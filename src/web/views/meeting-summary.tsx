import { formatRange, zoneLabel } from '../../i18n/format-time.ts'
import type { Messages } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { PlaceOf } from './place-of.tsx'

/** What was agreed, as the invitee reads it. */
export function MeetingSummary({ meeting, copy }: { meeting: Meeting; copy: Messages<'booking'> }) {
  const { timeZone, locale, startsAt } = meeting
  const when = formatRange(meeting, timeZone, locale)
  return (
    <dl class="summary">
      <dt>{copy.when}</dt>
      <dd>
        {meeting.status === 'canceled' ? <s>{when}</s> : <strong>{when}</strong>}
        <br />
        <span class="soft">{zoneLabel(startsAt, timeZone, locale)}</span>
      </dd>
      <dt>{copy.who}</dt>
      <dd>{meeting.hosts.map(({ name }) => name).join(', ')}</dd>
      <dt>{copy.where}</dt>
      <dd>
        <PlaceOf meeting={meeting} locale={locale} reader="invitee" />
      </dd>
      <dt>{copy.reference}</dt>
      <dd>{meeting.reference}</dd>
    </dl>
  )
}
