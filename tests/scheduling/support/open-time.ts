import { openTimeAround } from '../../../src/scheduling/open-time.ts'
import type { Interval, IntervalList, Schedule } from '../../../src/scheduling/types.ts'

/** What the host offers within the range, cut off at its ends. */
export const openTime = (schedule: Schedule, range: Interval): IntervalList =>
  openTimeAround(schedule, range)
    .map(({ start, end }) => ({
      start: Math.max(start, range.start),
      end: Math.min(end, range.end),
    }))
    .filter(({ start, end }) => start < end)
