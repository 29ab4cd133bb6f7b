import type { Meeting } from './entities.ts'

type StatusRefusal = 'canceled' | 'ended' | 'not-started'
type StatusAnswer = { allowed: true } | { allowed: false; reason: StatusRefusal }

type MeetingTimes = Pick<Meeting, 'status' | 'startsAt' | 'endsAt'>

const allowed: StatusAnswer = { allowed: true }
const refused = (reason: StatusRefusal): StatusAnswer => ({ allowed: false, reason })

/** A meeting that is going on may still be moved, but not after its end. */
export function canReschedule(meeting: MeetingTimes, now: number): StatusAnswer {
  return canChange(meeting, now)
}

export function canCancel(meeting: MeetingTimes, now: number): StatusAnswer {
  return canChange(meeting, now)
}

const settledOutcomes: readonly string[] = ['completed', 'no-show', 'canceled']

/**
 * It was held, missed or canceled, so it can no longer be moved, canceled or invited to. A CRM's own outcomes may
 * mean anything, so they do not count.
 */
const isSettled = ({ outcome }: Pick<Meeting, 'outcome'>): boolean =>
  settledOutcomes.includes(outcome)

/** It is in the future or going on, and has no outcome. */
export const isOpen = (meeting: MeetingTimes & Pick<Meeting, 'outcome'>, now: number): boolean =>
  canChange(meeting, now).allowed && !isSettled(meeting)

/** From the start on, since a no-show is known before the end; also to correct an earlier outcome. */
export function canRecordOutcome(meeting: MeetingTimes, now: number): StatusAnswer {
  if (meeting.status === 'canceled') return refused('canceled')
  return now < meeting.startsAt ? refused('not-started') : allowed
}

function canChange(meeting: MeetingTimes, now: number): StatusAnswer {
  if (meeting.status === 'canceled') return refused('canceled')
  return now >= meeting.endsAt ? refused('ended') : allowed
}
