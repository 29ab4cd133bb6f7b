import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import { meetingUrl, proposeTimesUrl } from '../services/links.ts'
import { findUserById } from '../store/people/users.ts'
import type { MailParts, MailResult } from './mail-parts.ts'
import { declineEmail } from './templates/calendar-emails.ts'

/** Notifies the host that somebody declined in their own calendar, while the meeting is still ahead. */
export async function notifyOfDecline(
  parts: MailParts,
  { meeting, events, deliveredRevision }: DeliveryInput,
): MailResult {
  const declined = events.findLast(({ kind }) => kind === 'declined')
  if (!meeting || !declined || deliveredRevision === declined.revision) return 'nothing-to-do'
  const isPast = meeting.startsAt <= parts.context.clock()
  if (meeting.status === 'canceled' || isPast) return 'nothing-to-do'
  const host = await findUserById(parts.context.db, meeting.host.id)
  // Hosts in Slack are notified there.
  if (!host || (parts.context.hasSlack && host.slackUserId)) return 'nothing-to-do'
  const url = meetingUrl(parts.context, meeting.id)
  await parts.mailer.send({
    key: `${meeting.id}:declined:${declined.revision}`,
    to: host,
    replyTo: meeting.invitee,
    ...declineEmail({
      meeting,
      reader: host,
      who: declined.actor.name,
      urls: { meeting: url, propose: proposeTimesUrl(parts.context, meeting.id) },
    }),
  })
  return { revision: declined.revision }
}
