/** Converts between instants and days or wall-clock times, by the runtime's IANA rules. */
import {
  type DayNumber,
  dayMs,
  dayNumber,
  hourMs,
  minuteMs,
  minutesOf,
  plainDate,
} from './plain-date.ts'
import type { PlainDate, WallTime } from './types.ts'
import { segmentAt, type ZoneSegment } from './zone-segments.ts'

export { addDays, isoWeekStart, weekdayOf } from './plain-date.ts'

/** The largest offset from UTC ever: Manila's, 15:56 behind until 1844. */
const furthestOffsetMs = 16 * hourMs

/** Asking the runtime is slow, and people use a few hundred zones; other names are soon removed. */
const answers = new Map<string, boolean>()
const maxAnswers = 1_000

function askRuntime(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Whether the runtime knows the name as an IANA zone. Plain offsets (`+02:00`) are not zones. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w/+-]{0,63}$/.test(name)) return false
  const known = answers.get(name)
  if (known !== undefined) return known
  if (answers.size >= maxAnswers) answers.clear()
  const answer = askRuntime(name)
  answers.set(name, answer)
  return answer
}

/** Minutes east of UTC; whole for every zone since 1972. */
export function offsetMinutesAt(instant: number, timeZone: string): number {
  return segmentAt(instant, timeZone).offsetMs / minuteMs
}

/**
 * The instant at which clocks in the zone show `time` on `day`. A time that a clock change skips moves forward
 * by the gap; of a time that occurs twice, it is the first. `24:00` is the next midnight.
 */
export function toInstant(day: PlainDate, time: WallTime, timeZone: string): number {
  return instantOf(dayNumber(day), minutesOf(time), timeZone)
}

/** `toInstant` in numbers: `minutes` may reach past midnight. */
export function instantOf(day: DayNumber, minutes: number, timeZone: string): number {
  const wallMs = day * dayMs + minutes * minuteMs
  const segment = segmentAt(wallMs - furthestOffsetMs, timeZone)
  if (segment.until > wallMs + furthestOffsetMs) return wallMs - segment.offsetMs
  return readWall(wallMs, timeZone).instant
}

/** The day in the zone. */
export function dayOf(instant: number, timeZone: string): PlainDate {
  return plainDate(dayNumberAt(instant, timeZone))
}

export function dayNumberAt(instant: number, timeZone: string): DayNumber {
  return Math.floor((instant + segmentAt(instant, timeZone).offsetMs) / dayMs)
}

/** The first instant of the day, which is not midnight if a clock change skips midnight. */
export function startOfDay(day: PlainDate, timeZone: string): number {
  return startOfDayNumber(dayNumber(day), timeZone)
}

export function startOfDayNumber(day: DayNumber, timeZone: string): number {
  const { instant, gapEndsAt } = readWall(day * dayMs, timeZone)
  return gapEndsAt ?? instant
}

/** False for a day that the zone's calendar skipped, such as Apia's 2011-12-30. */
export function isDayInZone(day: DayNumber, timeZone: string): boolean {
  return dayNumberAt(startOfDayNumber(day, timeZone), timeZone) === day
}

/** `gapEndsAt` is present if the wall time was skipped. */
function readWall(wallMs: number, timeZone: string): { instant: number; gapEndsAt?: number } {
  let segment: ZoneSegment = segmentAt(wallMs - furthestOffsetMs, timeZone)
  for (;;) {
    const instant = wallMs - segment.offsetMs
    if (instant < segment.until) return { instant }
    const next = segmentAt(segment.until, timeZone)
    if (wallMs - next.offsetMs < next.from) return { instant, gapEndsAt: next.from }
    segment = next
  }
}
