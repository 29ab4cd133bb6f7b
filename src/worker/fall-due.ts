import type { ServiceContext } from '../services/context.ts'
import { deliverTo } from '../services/deliveries/enqueue-deliveries.ts'
import { findMeeting } from '../store/meetings/meetings.ts'

/** A reminder or the outcome question: only where the meeting was not moved since this was planned. */
export const makeFallDue =
  (context: ServiceContext) =>
  async (due: { meetingId: string; sequence: number; target: string }): Promise<void> => {
    const { meetingId, target } = due
    await context.db.transaction(async trx => {
      const meeting = await findMeeting(trx, meetingId)
      if (!meeting || meeting.status === 'canceled' || due.sequence < meeting.timeSequence) return
      const isAnswered = target.startsWith('outcome:') && meeting.outcome !== 'scheduled'
      if (isAnswered) return
      const { workspaceId } = meeting
      await deliverTo(context, trx, {
        workspaceId,
        subject: { meetingId },
        targets: [target],
      })
    })
  }
