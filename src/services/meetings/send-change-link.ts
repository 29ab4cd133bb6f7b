import type { Meeting } from '../../model/entities.ts'
import { canCancel } from '../../model/meeting-status.ts'
import type { ServiceContext } from '../context.ts'
import { countMails } from '../deliveries/count-mails.ts'
import { deliverTo } from '../deliveries/enqueue-deliveries.ts'
import { refusalOf } from '../refusals.ts'

/**
 * Emails the links that change a meeting to its invitee only. The answer reveals nothing to the requester.
 * Throws `meeting-ended`, `meeting-canceled`, `outcome-logged`, `calendar-decides`, `mail-limit-reached`.
 *
 * @param client the requester's network, as `countMails` counts it
 */
export async function sendChangeLink(
  context: ServiceContext,
  { meeting, client }: { meeting: Meeting; client: string },
): Promise<void> {
  const check = canCancel(meeting, context.clock())
  if (!check.allowed) throw refusalOf(check.reason)
  const { id: meetingId, workspaceId, invitee } = meeting
  await context.db.transaction(async trx => {
    // Counted separately, so that repeated requests do not use up the limit for bookings and moves.
    const subject = `link ${meetingId}`
    await countMails(context, trx, { client, subject, outsiders: [invitee] })
    const targets = [{ kind: 'change-link-mail' }] as const
    await deliverTo(context, trx, { workspaceId, subject: { meetingId }, targets })
  })
}
