import type { Knex } from 'knex'
import type { Meeting } from '../../model/entities.ts'
import { canCancel } from '../../model/meeting-status.ts'
import { deleteOccupanciesOfMeeting } from '../../store/availability/occupancies.ts'
import type { ServiceContext } from '../context.ts'
import { countCancelMails } from '../deliveries/count-mails.ts'
import { assertReason } from '../maximum-faults.ts'
import { refusalOf } from '../refusals.ts'
import { changeMeeting, type MeetingCommand } from './change-meeting.ts'

interface CancelMeeting extends MeetingCommand {
  reason?: string | undefined
  /**
   * Writes the proposal of other times for the cancellation's email and returns its id. Runs in the transaction
   * of the cancellation, and only if this call cancels the meeting.
   */
  propose?: ((trx: Knex) => Promise<string>) | undefined
  /** Does nothing if the meeting has been moved since this sequence. */
  sequence?: number | undefined
}

/** Frees the meeting's time, under its hosts' lock, and returns the changes to write. */
export async function cancellation(
  trx: Knex,
  meeting: Meeting,
  { reason, proposalId }: { reason?: string | undefined; proposalId?: string | undefined },
) {
  await deleteOccupanciesOfMeeting(trx, meeting.id)
  return {
    changes: { status: 'canceled', outcome: 'canceled', cancelReason: reason ?? '' },
    event: { kind: 'canceled', reason, proposalId, previousOutcome: meeting.outcome },
  } as const
}

/**
 * Cancels a meeting and frees its time; the record stays. If it is canceled already, the answer is the same.
 * Throws `meeting-not-found`, `meeting-ended`, `outcome-logged`, `calendar-decides`, `invalid-input`.
 */
export async function cancelMeeting(
  context: ServiceContext,
  command: CancelMeeting,
): Promise<Meeting> {
  const { sequence, reason, propose } = command
  assertReason(reason)
  return changeMeeting(
    context,
    command,
    async (meeting, trx) => {
      const isOther = sequence !== undefined && meeting.sequence !== sequence
      if (meeting.status === 'canceled' || isOther) return undefined
      const check = canCancel(meeting, context.clock())
      if (!check.allowed) throw refusalOf(check.reason)
      if (command.actor.kind === 'invitee')
        await countCancelMails(context, trx, {
          subject: meeting.pageId ?? meeting.id,
          outsiders: [meeting.invitee, ...meeting.guests],
        })
      return cancellation(trx, meeting, { reason, proposalId: await propose?.(trx) })
    },
    { takesTime: true },
  )
}
