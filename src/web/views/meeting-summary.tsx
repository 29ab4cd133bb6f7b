import { formatRange, zoneLabel } from '../../i18n/format-time.ts'
import type { Messages } from '../../i18n/messages.ts'
import type { Meeting } from '../../model/entities.ts'
import { namedAddress } from '../../text/named-address.ts'
import { PlaceOf } from './place-of.tsx'

interface SummaryProps {
  meeting: Meeting
  copy: Messages<'booking'>
  /** The time before the last move. */
  before?: { startsAt: number; endsAt: number } | undefined
  /** The reason for a move or cancellation. */
  reason?: string | undefined
}

/** The meeting as the invitee sees it. */
export function MeetingSummary({ meeting, copy, before, reason }: SummaryProps) {
  const { timeZone, locale, startsAt, guests } = meeting
  const when = formatRange(meeting, timeZone, locale)
  return (
    <dl class="summary">
      {before && (
        <>
          <dt>{copy.before}</dt>
          <dd>
            <s>{formatRange(before, timeZone, locale)}</s>
          </dd>
        </>
      )}
      <dt>{copy.when}</dt>
      <dd>
        {meeting.status === 'canceled' ? <s>{when}</s> : <strong>{when}</strong>}
        <br />
        <span class="soft">{zoneLabel(startsAt, timeZone, locale)}</span>
      </dd>
      <dt>{copy.who}</dt>
      <dd>{meeting.hosts.map(({ name }) => name).join(', ')}</dd>
      {guests.length > 0 && (
        <>
          <dt>{copy.alsoInvited}</dt>
          <dd>{guests.map(namedAddress).join(', ')}</dd>
        </>
      )}
      <dt>{copy.where}</dt>
      <dd>
        <PlaceOf meeting={meeting} locale={locale} reader="invitee" />
      </dd>
      {reason && (
        <>
          <dt>{copy.reason}</dt>
          <dd>{reason}</dd>
        </>
      )}
      <dt>{copy.reference}</dt>
      <dd>{meeting.reference}</dd>
    </dl>
  )
}
