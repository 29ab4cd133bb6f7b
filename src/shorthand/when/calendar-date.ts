import type { PlainDate } from '../../scheduling/types.ts'

export interface MonthDay {
  /** 1 to 12. */
  readonly month: number
  readonly dayOfMonth: number
}

/** Later dates are typos. */
const lastYear = 2199

/** Without a year: whether the day exists in some year. */
export function isCalendarDay({ month, dayOfMonth }: MonthDay, year = 2000): boolean {
  if (year < 1 || year > lastYear) return false
  return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysIn(month, year)
}

export function calendarDate({ month, dayOfMonth }: MonthDay, year: number): PlainDate {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`
}

export function yearOf(day: PlainDate): number {
  return Number(day.slice(0, 4))
}

export function monthOf(day: PlainDate): number {
  return Number(day.slice(5, 7))
}

function daysIn(month: number, year: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
