import { findTimes } from './choose-times.ts'
import { choice, reply, say } from './result.ts'
import type { BookedMeetingFacts, ChatResult, ChatState } from './types.ts'

const bookedChoices = [choice('reschedule'), choice('cancel'), choice('ask')]

export function booked(
  state: ChatState,
  meeting: BookedMeetingFacts,
  code: 'booked' | 'moved' | 'stillBooked',
): ChatResult {
  const { heldUntil: _held, startsAt: _startsAt, ranges: _ranges, ...kept } = state
  const { id, reference, startsAt, title } = meeting
  const values = { meetingId: id, reference, startsAt, title, timeZone: state.timeZone }
  return reply({ ...kept, step: 'booked', shown: [], isMoving: false, meeting }, [
    say(code, { values, choices: bookedChoices }),
  ])
}

/** The times of the same page; the meeting stays until a new one is confirmed. */
export const startMove = (state: ChatState): ChatResult => findTimes({ ...state, isMoving: true })

export function askCancel(state: ChatState): ChatResult {
  const { meeting } = state
  if (!meeting) return findTimes(state)
  const values = { startsAt: meeting.startsAt, timeZone: state.timeZone, title: meeting.title }
  return reply({ ...state, step: 'canceling' }, [
    say('confirmCancel', {
      values,
      choices: [choice('keep-meeting', { isMain: true }), choice('confirm-cancel')],
    }),
  ])
}

export function canceled(state: ChatState): ChatResult {
  const { meeting: _meeting, startsAt: _startsAt, ...kept } = state
  return reply({ ...kept, step: 'start', isMoving: false, shown: [] }, [
    say('canceled', { choices: [choice('book', { isMain: true }), choice('ask')] }),
  ])
}
