import type { Meeting } from './entities.ts'

export type StatusRefusal =
  | 'canceled'
  | 'ended'
  | 'outcome-logged'
  | 'not-started'
  | 'calendar-decides'
type Answer<Reason> = { allowed: true } | { allowed: false; reason: Reason }

type MeetingTimes = Pick<Meeting, 'status' | 'startsAt' | 'endsAt'>
type MeetingState = MeetingTimes & Pick<Meeting, 'outcome'>
type MovableMeeting = MeetingState & Pick<Meeting, 'source'>
type OpenRefusal = Exclude<StatusRefusal, 'not-started' | 'calendar-decides'>
type ChangeRefusal = OpenRefusal | 'calendar-decides'

const allowed = { allowed: true } as const
const refused = <Reason extends StatusRefusal>(reason: Reason) =>
  ({ allowed: false, reason }) as const

const settledOutcomes: readonly string[] = ['completed', 'no-show', 'canceled']

/**
 * It was held, missed or canceled, so it can no longer be moved, canceled or invited to. A CRM's own outcomes may
 * mean anything, so they do not count.
 */
export const isSettled = ({ outcome }: Pick<Meeting, 'outcome'>): boolean =>
  settledOutcomes.includes(outcome)

/**
 * A meeting that is going on may still be moved, but not after its end or once its outcome is logged. A meeting that
 * was made in a calendar is moved and canceled there: Parley does not write to its event, and sends no emails about it.
 */
export function canReschedule(meeting: MovableMeeting, now: number): Answer<ChangeRefusal> {
  return canChange(meeting, now)
}

export function canCancel(meeting: MovableMeeting, now: number): Answer<ChangeRefusal> {
  return canChange(meeting, now)
}

/** It is in the future or going on, and has no outcome. */
export const isOpen = (meeting: MeetingState, now: number): boolean =>
  checkOpen(meeting, now).allowed

/** From the start on, since a no-show is known before the end; also to correct an earlier outcome. */
export function canRecordOutcome(
  meeting: MeetingTimes,
  now: number,
): Answer<'canceled' | 'not-started'> {
  if (meeting.status === 'canceled') return refused('canceled')
  return now < meeting.startsAt ? refused('not-started') : allowed
}

/** Like `isOpen`, with the reason. */
export function checkOpen(meeting: MeetingState, now: number): Answer<OpenRefusal> {
  if (meeting.status === 'canceled') return refused('canceled')
  if (now >= meeting.endsAt) return refused('ended')
  return isSettled(meeting) ? refused('outcome-logged') : allowed
}

function canChange(meeting: MovableMeeting, now: number): Answer<ChangeRefusal> {
  const check = checkOpen(meeting, now)
  return check.allowed && meeting.source === 'calendar' ? refused('calendar-decides') : check
}
