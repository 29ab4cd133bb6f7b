import type { Meeting } from '../scheduling/entities.ts'
import { canCancel } from '../scheduling/meeting-status.ts'
import type { ServiceContext } from './context.ts'
import { countMails } from './count-mails.ts'
import { deliverTo } from './enqueue-deliveries.ts'
import { refusalOf } from './refusals.ts'

/**
 * Sends the invitee, and nobody else, the links that change their meeting. Whoever asks learns nothing by it.
 * Throws `meeting-ended`, `meeting-canceled`, `mail-limit-reached`.
 *
 * @param client the network of whoever asks, as `countMails` counts it
 */
export async function sendChangeLink(
  context: ServiceContext,
  { meeting, client }: { meeting: Meeting; client: string },
): Promise<void> {
  const check = canCancel(meeting, context.clock())
  if (!check.allowed) throw refusalOf(check.reason)
  const { id: meetingId, workspaceId, pageId, invitee } = meeting
  await context.db.transaction(async trx => {
    await countMails(context, trx, { client, subject: pageId ?? meetingId, outsiders: [invitee] })
    const wanted = { workspaceId, subject: { meetingId }, targets: ['link:invitee'] }
    await deliverTo(context, trx, wanted)
  })
}
