import type { DeliveryInput } from '../jobs/delivery-adapter.ts'
import type { MailParts, MailResult } from './mail-parts.ts'
import { urlsOf } from './mail-parts.ts'
import { changeLinkEmail } from './templates/other-emails.ts'

const tenMinutesMs = 10 * 60_000

/** Sends the invitee's links again. A second request within ten minutes is the same email. */
export async function sendChangeLinks(parts: MailParts, { meeting }: DeliveryInput): MailResult {
  const now = parts.context.clock()
  if (meeting?.status !== 'scheduled' || meeting.endsAt <= now) return 'nothing-to-do'
  const { manage } = await urlsOf(parts, meeting)
  await parts.mailer.send({
    key: `${meeting.id}:link:${Math.floor(now / tenMinutesMs)}`,
    to: meeting.invitee,
    replyTo: meeting.host,
    ...changeLinkEmail({ meeting, url: manage ?? '' }),
  })
  return { revision: meeting.sequence }
}
