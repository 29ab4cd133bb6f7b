import { type DeliveryTarget, parseTarget } from '../model/delivery-target.ts'
import type { ServiceContext } from '../services/context.ts'
import { deliverTo } from '../services/deliveries/enqueue-deliveries.ts'
import { findMeeting } from '../store/meetings/meetings.ts'

const isOutcomeQuestion = ({ kind }: DeliveryTarget) =>
  kind === 'slack-outcome' || kind === 'outcome-mail'

/** Queues a reminder or the outcome question, unless the meeting has been moved since it was planned. */
export const makeFallDue =
  (context: ServiceContext) =>
  async (due: { meetingId: string; sequence: number; target: string }): Promise<void> => {
    const { meetingId } = due
    const target = parseTarget(due.target)
    if (target.kind === 'unknown') {
      context.log.error({ meetingId, target: target.text }, 'A due job has an unknown target')
      return
    }
    await context.db.transaction(async trx => {
      const meeting = await findMeeting(trx, meetingId)
      if (!meeting || meeting.status === 'canceled' || due.sequence < meeting.timeSequence) return
      const isAnswered = isOutcomeQuestion(target) && meeting.outcome !== 'scheduled'
      if (isAnswered) return
      const { workspaceId } = meeting
      await deliverTo(context, trx, {
        workspaceId,
        subject: { meetingId },
        targets: [target],
      })
    })
  }
