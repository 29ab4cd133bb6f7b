import { type PlainDate, type WallTime, type Weekday, weekdays } from './types.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/**
 * Days since 1970-01-01, for arithmetic; `PlainDate` is for people and JSON. A day number is not an instant:
 * its start depends on the zone.
 */
export type DayNumber = number

export function dayNumber(day: PlainDate): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

/** Formatted by hand because `toISOString` takes five times as long, and lists contain many days. */
export function plainDate(day: DayNumber): PlainDate {
  const date = new Date(day * dayMs)
  const year = String(date.getUTCFullYear()).padStart(4, '0')
  return `${year}-${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number)
}

/**
 * Whether the text is a `YYYY-MM-DD` day of the Gregorian calendar in 1970 to 2199. Within these bounds,
 * arithmetic on days always yields years of four digits.
 */
export function isPlainDate(text: string): boolean {
  if (!/^(?:19[7-9]|2[01]\d)\d-\d\d-\d\d$/.test(text)) return false
  const day = dayNumber(text)
  return Number.isInteger(day) && plainDate(day) === text
}

/** Whether the text is a `YYYY-MM` month of the same years. */
export function isPlainMonth(text: string): boolean {
  return isPlainDate(`${text}-01`)
}

export function addDays(day: PlainDate, count: number): PlainDate {
  return plainDate(dayNumber(day) + count)
}

/** 0 is Monday. */
export function weekdayIndex(day: DayNumber): number {
  // Day 0 was a Thursday.
  return (((day + 3) % 7) + 7) % 7
}

export function weekdayOf(day: PlainDate): Weekday {
  return weekdays[weekdayIndex(dayNumber(day))] ?? 'mon'
}

export function weekStart(day: DayNumber): DayNumber {
  return day - weekdayIndex(day)
}

/** The Monday of the ISO week of `day`. */
export function isoWeekStart(day: PlainDate): PlainDate {
  return plainDate(weekStart(dayNumber(day)))
}

/** Whether the text is `00:00` to `24:00`. */
export function isWallTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)
}

/** Minutes since `00:00` on the clock face. */
export function minutesOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
