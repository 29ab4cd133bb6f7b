import type { DeliveryInput } from '../jobs/delivery-target.ts'
import { meetingUrl } from '../services/links.ts'
import { findUserById } from '../store/users.ts'
import type { MailParts, Told } from './mail-parts.ts'
import { lateLetter } from './templates/other-letters.ts'

/** Tells the host of the latest lateness, while there is still something to wait for. */
export async function tellOfLateness(
  parts: MailParts,
  { meeting, events, deliveredRevision }: DeliveryInput,
): Told {
  const late = events.findLast(({ kind }) => kind === 'late')
  if (!meeting || !late || deliveredRevision === late.revision) return 'nothing-to-do'
  if (meeting.status === 'canceled' || meeting.endsAt <= parts.context.clock())
    return 'nothing-to-do'
  const host = await findUserById(parts.context.db, meeting.host.id)
  if (!host) return 'nothing-to-do'
  const url = meetingUrl(parts.context, meeting.id)
  const minutes = late.lateMinutes ?? 0
  await parts.mailer.send({
    key: `${meeting.id}:late:${late.revision}`,
    to: host,
    replyTo: meeting.invitee,
    ...lateLetter({ meeting, reader: host, url, minutes }),
  })
  return { revision: late.revision }
}
