import type { Meeting, Outcome } from '../../model/entities.ts'
import { maxOutcomeLength, maxTextLength } from '../../model/maximums.ts'
import { canRecordOutcome } from '../../model/meeting-status.ts'
import { findRecordedOutcome, undoing } from '../../model/recorded-outcome.ts'
import { listMeetingEvents } from '../../store/meetings/meeting-events.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong } from '../maximum-faults.ts'
import { invalidInput } from '../problems.ts'
import { refusalOf } from '../refusals.ts'
import { changeMeeting, type MeetingCommand } from './change-meeting.ts'

interface RecordOutcome extends MeetingCommand {
  outcome: Outcome
  notes?: string | undefined
}

const assertRecordable = ({ outcome, notes }: RecordOutcome) => {
  const errors = [
    ...(outcome.trim() === '' ? [fieldFault('outcome', 'no-outcome')] : []),
    ...tooLong('outcome', outcome, maxOutcomeLength),
    ...tooLong('notes', notes, maxTextLength),
  ]
  if (errors.length > 0) throw invalidInput(errors)
}

/**
 * Saves a meeting's outcome. The same outcome without new notes is no change.
 * Throws `meeting-not-found`, `meeting-not-started`, `meeting-canceled`, `invalid-input`.
 */
export async function recordOutcome(
  context: ServiceContext,
  command: RecordOutcome,
): Promise<Meeting> {
  assertRecordable(command)
  const { outcome, notes } = command
  return changeMeeting(context, command, async meeting => {
    const check = canRecordOutcome(meeting, context.clock())
    if (!check.allowed) throw refusalOf(check.reason)
    if (meeting.outcome === outcome && (notes === undefined || notes === meeting.outcomeNotes))
      return undefined
    return {
      changes: notes === undefined ? { outcome } : { outcome, outcomeNotes: notes },
      event: {
        kind: 'outcome',
        outcome,
        previousOutcome: meeting.outcome,
        previousNotes: meeting.outcomeNotes ?? '',
      },
    }
  })
}

/**
 * Takes the last outcome back, with the notes that were logged with it: the ones before are restored. Without an
 * outcome, nothing changes.
 */
export async function undoOutcome(
  context: ServiceContext,
  command: MeetingCommand,
): Promise<Meeting> {
  return changeMeeting(context, command, async (meeting, trx) => {
    if (meeting.status === 'canceled') throw refusalOf('canceled')
    const recorded = findRecordedOutcome(await listMeetingEvents(trx, meeting.id), meeting)
    const { previousOutcome: outcome, previousNotes: outcomeNotes } = recorded?.first ?? {}
    if (outcome === undefined) return undefined
    return {
      changes: outcomeNotes === undefined ? { outcome } : { outcome, outcomeNotes },
      event: { kind: 'outcome', outcome, previousOutcome: outcome, ...undoing },
    }
  })
}
