import { openTimeAround } from './open-time.ts'
import { dayMs, weekStart } from './plain-date.ts'
import type { Interval, Schedule } from './types.ts'
import { dayNumberAt, startOfDayNumber } from './zoned-time.ts'

/** A period of open time whose steps are counted from `start`; a meeting may last until `openUntil`. */
interface OpenRun extends Interval {
  readonly openUntil: number
}

const weekMs = 7 * dayMs

/**
 * The open time for starts in `range`, each period from where its steps are counted.
 *
 * Periods that touch are merged. Hours without any gap would have no start to count from: a period that is open
 * for a whole week at the start of an ISO week counts again from that Monday, so that the steps never depend on
 * the queried range.
 *
 * @param durationMs how far past the range's end a meeting may reach
 */
export function openRuns(schedule: Schedule, range: Interval, durationMs: number): OpenRun[] {
  if (range.start >= range.end) return []
  const { timeZone } = schedule
  const week = startOfDayNumber(weekStart(dayNumberAt(range.start, timeZone)), timeZone)
  const reach = { start: week - weekMs, end: range.end + durationMs }
  const runs: OpenRun[] = []
  for (const open of openTimeAround(schedule, reach)) {
    if (open.end <= range.start || open.start >= range.end) continue
    runs.push(...splitByWeek(open, range, timeZone))
  }
  return runs
}

function splitByWeek(open: Interval, range: Interval, timeZone: string): OpenRun[] {
  const openUntil = open.end
  if (open.end - open.start < weekMs) return [{ ...open, openUntil }]
  const runs: OpenRun[] = []
  let start = open.start
  for (const monday of mondays(open, timeZone)) {
    if (monday - open.start < weekMs) continue
    runs.push({ start, end: monday, openUntil })
    start = monday
  }
  runs.push({ start, end: open.end, openUntil })
  return runs.filter(run => run.end > range.start)
}

function mondays(open: Interval, timeZone: string): number[] {
  const starts: number[] = []
  const first = weekStart(dayNumberAt(open.start, timeZone)) + 7
  for (let day = first; ; day += 7) {
    const start = startOfDayNumber(day, timeZone)
    if (start >= open.end) return starts
    starts.push(start)
  }
}
