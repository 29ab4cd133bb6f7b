import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import { meetingUrl } from '../services/links.ts'
import { findUserById } from '../store/people/users.ts'
import type { MailParts, MailResult } from './mail-parts.ts'
import { outcomeEmail } from './templates/other-emails.ts'

/** Hosts in Slack are asked there. */
export async function askOutcome(
  parts: MailParts,
  { meeting, deliveredRevision }: DeliveryInput,
): MailResult {
  const isOpen = meeting?.status === 'scheduled' && meeting.outcome === 'scheduled'
  if (!meeting || !isOpen || (deliveredRevision ?? -1) >= meeting.timeSequence)
    return 'nothing-to-do'
  if (meeting.endsAt > parts.context.clock()) return 'nothing-to-do'
  const host = await findUserById(parts.context.db, meeting.host.id)
  const isAskedInSlack = parts.context.hasSlack && host?.slackUserId
  if (!host || isAskedInSlack) return 'nothing-to-do'
  await parts.mailer.send({
    key: `${meeting.id}:outcome:mail:${meeting.timeSequence}`,
    to: host,
    ...outcomeEmail({ meeting, reader: host, url: meetingUrl(parts.context, meeting.id) }),
  })
  return { revision: meeting.sequence }
}
