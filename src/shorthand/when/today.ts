import { type PlainDate, type Weekday, weekdays } from '../../scheduling/types.ts'
import { addDays, dayOf, startOfDay, toInstant, weekdayOf } from '../../scheduling/zoned-time.ts'
import type { AskedTimes } from './asked-times.ts'

/** Calendar facts at `now` in one zone. */
export interface Today {
  readonly now: number
  readonly timeZone: string
  readonly day: PlainDate
  readonly weekStartsOn: Weekday
}

export function todayAt(now: number, timeZone: string, weekStartsOn: Weekday = 'mon'): Today {
  return { now, timeZone, day: dayOf(now, timeZone), weekStartsOn }
}

/** The first day of this week (0) or the next (1). */
export function weekStart({ day, weekStartsOn }: Today, week: number): PlainDate {
  const distance = weekdays.indexOf(weekdayOf(day)) - weekdays.indexOf(weekStartsOn)
  return addDays(day, 7 * week - ((distance + 7) % 7))
}

/** Wall-clock minutes of a day as an instant; 1440 is the start of the next day. */
export function instantAt({ timeZone }: Today, day: PlainDate, minutes: number): number {
  if (minutes === 1440) return startOfDay(addDays(day, 1), timeZone)
  return toInstant(day, wallTime(minutes), timeZone)
}

export function wallTime(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** Whether all precise starts of the day and some of its open time are in the future. */
export function hasTimeLeft(
  today: Today,
  day: PlainDate,
  { windows, starts }: AskedTimes,
): boolean {
  if (day !== today.day) return day > today.day
  const isAhead = starts.every(start => instantAt(today, day, start) >= today.now)
  const isOpen = windows.some(({ until }) => instantAt(today, day, until) > today.now)
  return isAhead && (windows.length === 0 || isOpen)
}
