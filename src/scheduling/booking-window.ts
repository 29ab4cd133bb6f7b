import { dayNumber, minuteMs } from './plain-date.ts'
import type { Horizon, Interval, Schedule, SlotRules } from './types.ts'
import { dayNumberAt, startOfDayNumber } from './zoned-time.ts'

/**
 * The starts that notice and horizon allow, as `[start, end)`; `start >= end` if there are none.
 * A rolling horizon of n days ends with the n-th day after today, in the schedule's zone: today is day 0.
 */
export function bookingWindow({
  schedule,
  rules,
  now,
}: {
  schedule: Schedule
  rules: SlotRules
  now: number
}): Interval {
  const horizon = horizonOf(rules.horizon, schedule.timeZone, now)
  return {
    start: Math.max(now + Math.max(0, rules.noticeMinutes) * minuteMs, horizon.start),
    end: horizon.end,
  }
}

/** The horizon's days, from their first instant to their last; a rolling one begins at `now`. */
export function horizonOf(horizon: Horizon, timeZone: string, now: number): Interval {
  if (horizon.kind === 'dates') {
    return {
      start: startOfDayNumber(dayNumber(horizon.from), timeZone),
      end: startOfDayNumber(dayNumber(horizon.until) + 1, timeZone),
    }
  }
  const today = dayNumberAt(now, timeZone)
  return { start: now, end: startOfDayNumber(today + horizon.days + 1, timeZone) }
}
