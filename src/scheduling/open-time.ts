import { dayPeriods } from './day-periods.ts'
import { merge } from './intervals.ts'
import type { Interval, IntervalList, Schedule } from './types.ts'
import { dayNumberAt } from './zoned-time.ts'

/** Dates of one instant differ by up to two days around the world, and hours may run into the next day. */
const daysBefore = 3
const daysAfter = 2

/**
 * The host's open time: weekly hours, overridden dates and stays in other zones. Periods within `range` are
 * complete; some reach beyond it.
 *
 * Hours past midnight belong to the day on which they start. An override replaces the hours that start on its
 * date, but not those that run into it from the day before. Of several overrides for one date the last counts,
 * of several stays the first.
 */
export function openTimeAround(schedule: Schedule, range: Interval): IntervalList {
  if (range.start >= range.end) return []
  const first = dayNumberAt(range.start, schedule.timeZone) - daysBefore
  const last = dayNumberAt(range.end, schedule.timeZone) + daysAfter
  return merge(dayPeriods(schedule, first, last))
}
