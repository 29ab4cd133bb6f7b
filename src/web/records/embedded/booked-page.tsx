import { formatRange } from '../../../i18n/format-time.ts'
import { messagesIn } from '../../../i18n/messages.ts'
import type { Meeting, User } from '../../../model/entities.ts'
import { EmbeddedFrame, type FramedBy } from './embedded-frame.tsx'

/** /records/:provider/:type/:id/booked: what was agreed, and the way back to the record. */
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
  const words = messagesIn(locale, 'embedded')
  return (
    <EmbeddedFrame locale={locale} title={words.booked} framedBy={framedBy}>
      <p>
        <strong>{meeting.title}</strong>
      </p>
      <dl class="summary">
        <dt>{words.card.when}</dt>
        <dd>{formatRange(meeting, timeZone, locale)}</dd>
        <dt>{words.with}</dt>
        <dd>
          {[meeting.invitee, ...meeting.guests].map(({ email, name }) => name || email).join(', ')}
        </dd>
        <dt>{words.card.host}</dt>
        <dd>{meeting.host.name}</dd>
        <dt>{words.reference}</dt>
        <dd>{meeting.reference}</dd>
      </dl>
      <p>
        {(meeting.isInvited ? words.invited : words.notInvited)({ name: meeting.invitee.name })}
      </p>
      <p class="actions">
        <button type="button" class="primary" data-close hidden>
          {words.close}
        </button>
        <a class="button" href={meetingUrl} target="_blank" rel="noopener">
          {words.card.open}
        </a>
      </p>
    </EmbeddedFrame>
  )
}
