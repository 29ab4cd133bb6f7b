import { formatRange } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { Meeting, User } from '../../../model/entities.ts'
import { EmbeddedFrame, type FramedBy } from './embedded-frame.tsx'

/** /records/:provider/:type/:id/booked: the new meeting, and a link back to the record. */
export function BookedPage({
  user: { locale, timeZone },
  meeting,
  meetingUrl,
  framedBy,
}: {
  user: User
  meeting: Meeting
  meetingUrl: string
  framedBy: FramedBy
}) {
  const copy = messagesIn(locale, 'embedded')
  return (
    <EmbeddedFrame locale={locale} title={copy.booked} framedBy={framedBy}>
      <p>
        <strong>{meeting.title}</strong>
      </p>
      <dl class="summary">
        <dt>{copy.card.when}</dt>
        <dd>{formatRange(meeting, timeZone, locale)}</dd>
        <dt>{copy.with}</dt>
        <dd>
          {[meeting.invitee, ...meeting.guests].map(({ email, name }) => name || email).join(', ')}
        </dd>
        <dt>{copy.card.host}</dt>
        <dd>{meeting.host.name}</dd>
        <dt>{copy.reference}</dt>
        <dd>{meeting.reference}</dd>
      </dl>
      <p>{(meeting.isInvited ? copy.invited : copy.notInvited)({ name: meeting.invitee.name })}</p>
      <p class="actions">
        <button type="button" class="primary" data-close hidden>
          {copy.close}
        </button>
        <a class="button" href={meetingUrl} target="_blank" rel="noopener">
          {copy.card.open}
        </a>
      </p>
    </EmbeddedFrame>
  )
}
