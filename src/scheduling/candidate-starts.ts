import { bookingWindow } from './booking-window.ts'
import { openRuns } from './open-runs.ts'
import { minuteMs } from './plain-date.ts'
import type { Interval, Schedule, SlotRules } from './types.ts'

/**
 * The starts that hours, steps, notice and horizon allow, before busy times are considered.
 *
 * @returns ascending
 * @throws RangeError if step or duration is not above 0
 */
export function candidateStarts({
  schedule,
  rules,
  range,
  now,
}: {
  schedule: Schedule
  rules: SlotRules
  range: Interval
  now: number
}): number[] {
  const { stepMs, durationMs } = readGrid(rules)
  const window = bookingWindow({ schedule, rules, now })
  const from = Math.max(window.start, range.start)
  const until = Math.min(window.end, range.end)
  const starts: number[] = []
  for (const run of openRuns(schedule, { start: from, end: until }, durationMs)) {
    const skipped = Math.max(0, Math.ceil((from - run.start) / stepMs))
    const end = Math.min(until, run.end, run.openUntil - durationMs + 1)
    for (let start = run.start + skipped * stepMs; start < end; start += stepMs) starts.push(start)
  }
  return starts
}

export function readGrid(rules: SlotRules): { stepMs: number; durationMs: number } {
  const { stepMinutes, durationMinutes } = rules
  if (!(stepMinutes > 0 && durationMinutes > 0)) {
    throw new RangeError(`Step ${stepMinutes} and duration ${durationMinutes} must be above 0`)
  }
  return { stepMs: stepMinutes * minuteMs, durationMs: durationMinutes * minuteMs }
}
