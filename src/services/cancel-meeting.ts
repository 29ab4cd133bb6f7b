import type { Meeting } from '../scheduling/entities.ts'
import { canCancel } from '../scheduling/meeting-status.ts'
import { deleteOccupanciesOfMeeting } from '../store/occupancies.ts'
import { changeMeeting, type MeetingCommand } from './change-meeting.ts'
import type { ServiceContext } from './context.ts'
import { refusalOf } from './refusals.ts'

export interface CancelMeeting extends MeetingCommand {
  reason?: string | undefined
}

/**
 * Cancels a meeting and frees its time; the record stays. Canceled already: the same answer.
 * Throws `meeting-not-found`, `meeting-ended`.
 */
export function cancelMeeting(context: ServiceContext, command: CancelMeeting): Promise<Meeting> {
  return changeMeeting(context, command, async (meeting, trx) => {
    if (meeting.status === 'canceled') return undefined
    const check = canCancel(meeting, context.clock())
    if (!check.allowed) throw refusalOf(check.reason)
    await deleteOccupanciesOfMeeting(trx, meeting.id)
    return {
      changes: { status: 'canceled', outcome: 'canceled', cancelReason: command.reason ?? '' },
      event: { kind: 'canceled', reason: command.reason, previousOutcome: meeting.outcome },
    }
  })
}
