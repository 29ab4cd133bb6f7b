import { dayPeriods } from './day-periods.ts'
import { merge } from './intervals.ts'
import type { Interval, IntervalList, Schedule } from './types.ts'
import { dayNumberAt } from './zoned-time.ts'

/** Dates of one instant lie up to two days apart around the world, and hours run into the next day. */
const daysBefore = 3
const daysAfter = 2

/**
 * When the host offers time: weekly hours, overridden dates and stays in other zones. Whole periods, complete within
 * `range`; some reach beyond it.
 *
 * Hours past midnight belong to the day they start on, and an override replaces the hours that
 * start on its date: those that run into it from the day before stay. Of several overrides for
 * one date the last counts, of several stays the first.
 */
export function openTimeAround(schedule: Schedule, range: Interval): IntervalList {
  if (range.start >= range.end) return []
  const first = dayNumberAt(range.start, schedule.timeZone) - daysBefore
  const last = dayNumberAt(range.end, schedule.timeZone) + daysAfter
  return merge(dayPeriods(schedule, first, last))
}
