import type { Meeting } from '../../model/entities.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { invalidInput, proposalClosed, slotNotOffered } from '../problems.ts'
import { queryOfProposal } from '../proposals/meeting-to-move.ts'
import { useUpProposal } from '../proposals/use-up-proposal.ts'
import type { BookMeeting } from './booking-command.ts'
import type { BookingTerms } from './booking-terms.ts'
import { rescheduleMeeting } from './reschedule-meeting.ts'

type Move = NonNullable<BookingTerms['move']>

const isDone = ({ proposal, meeting }: Move, { startsAt }: BookMeeting) =>
  proposal.status === 'picked' && proposal.meetingId === meeting.id && meeting.startsAt === startsAt

function assertPickable({ proposal }: Move, { startsAt, timeZone }: BookMeeting): void {
  if (proposal.status !== 'open') throw proposalClosed(proposal.status)
  if (!isTimeZone(timeZone)) throw invalidInput([fieldFault('timeZone', 'bad-zone')])
  if (!proposal.slots.includes(startsAt))
    throw slotNotOffered({ startsAt, alternatives: [], reason: 'not-proposed' })
}

/**
 * Moves a meeting to a time that was proposed for it, for the proposed duration; its guests, place and texts stay. Throws as
 * `rescheduleMeeting`, and `proposal-closed`.
 */
export async function pickNewTime(
  context: ServiceContext,
  { command, terms: { page }, move }: { command: BookMeeting; terms: BookingTerms; move: Move },
): Promise<{ meeting: Meeting; isRepeat: boolean }> {
  if (isDone(move, command)) return { meeting: move.meeting, isRepeat: true }
  assertPickable(move, command)
  const { proposal, meeting } = move
  const moved = await rescheduleMeeting(context, {
    workspaceId: command.workspaceId,
    meetingId: meeting.id,
    actor: command.bookedBy ?? { kind: 'invitee', name: meeting.invitee.name },
    startsAt: command.startsAt,
    timeZone: command.timeZone,
    client: command.client,
    picked: {
      durationMinutes: proposal.durationMinutes,
      queryFor: found => queryOfProposal(proposal, { page, moved: found }),
      useUp: trx => useUpProposal(context, trx, { proposalId: proposal.id, meetingId: meeting.id }),
    },
  })
  return { meeting: moved, isRepeat: false }
}
