import type { BookedMeetingFacts, TaskResult } from '../../../chat/types.ts'
import type { Meeting } from '../../../model/entities.ts'
import { bookMeeting } from '../../booking/book-meeting.ts'
import { rescheduleMeeting } from '../../booking/reschedule-meeting.ts'
import type { ServiceContext } from '../../context.ts'
import { isProblem, type ProblemCode } from '../../problems.ts'
import { bookingOf, type ChatTaskOf } from '../chat-task.ts'
import { fieldOf } from './check-details.ts'

const bookedFacts = ({ id, reference, startsAt, endsAt, title }: Meeting): BookedMeetingFacts => ({
  id,
  reference,
  startsAt,
  durationMinutes: (endsAt - startsAt) / 60_000,
  title,
})

/** Trying again would be refused again. */
const refusals: readonly ProblemCode[] = [
  'page-inactive',
  'page-gone',
  'page-not-found',
  'meeting-ended',
  'meeting-canceled',
  'meeting-not-found',
  'outcome-logged',
  'mail-limit-reached',
  'email-code-limit',
]

/** What a problem of a booking means for the conversation. Throws anything else again. */
export function resultOf(error: unknown): TaskResult {
  if (!isProblem(error)) throw error
  const { code, facts } = error
  if (code === 'slot-taken' || code === 'slot-not-offered')
    return { outcome: 'slot-lost', alternatives: facts.alternatives ?? [] }
  if (code === 'email-code-needed') return { outcome: 'code-needed' }
  if (code === 'email-code-wrong') return { outcome: 'code-wrong' }
  if (code === 'invalid-input')
    return {
      outcome: 'details-wrong',
      fields: (facts.errors ?? []).map(({ path }) => fieldOf(path)),
    }
  if (refusals.includes(code)) return { outcome: 'refused', reason: code }
  throw error
}

async function move(context: ServiceContext, { state, conversation, client }: ChatTaskOf) {
  const { meeting, startsAt = 0, details, timeZone } = state
  const moved = await rescheduleMeeting(context, {
    workspaceId: conversation.workspaceId,
    meetingId: meeting?.id ?? '',
    actor: { kind: 'invitee', name: details.name ?? '' },
    startsAt,
    timeZone,
    client,
  })
  return { outcome: 'moved', meeting: bookedFacts(moved) } as const
}

/** Books or moves, as the visitor confirmed. */
export async function bookTime(context: ServiceContext, of: ChatTaskOf): Promise<TaskResult> {
  try {
    if (of.state.isMoving) return await move(context, of)
    const { meeting } = await bookMeeting(context, bookingOf(of))
    return { outcome: 'booked', meeting: bookedFacts(meeting) }
  } catch (error) {
    return resultOf(error)
  }
}
