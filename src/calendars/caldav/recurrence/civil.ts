/** Days of the Gregorian calendar as numbers, for any year; `Date.UTC` maps years below 100 to others. */
import { type DayNumber, dayMs } from '../../../scheduling/plain-date.ts'

export interface CivilDay {
  year: number
  /** 1 to 12. */
  month: number
  dayOfMonth: number
}

const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const monthsOfThirty = new Set([4, 6, 9, 11])

const isLeapYear = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export const daysInYear = (year: number) => (isLeapYear(year) ? 366 : 365)

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return monthsOfThirty.has(month) ? 30 : 31
}

/** The first of January, in days since 1970-01-01. */
export function firstDayOf(year: number): DayNumber {
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  return before * 365 + leapDays - 719_162
}

/** Number of days in the year before the month. */
export const daysBeforeMonth = (year: number, month: number): number =>
  (daysBefore[month - 1] ?? 0) + (month > 2 && isLeapYear(year) ? 1 : 0)

export const dayOfCivil = ({ year, month, dayOfMonth }: CivilDay): DayNumber =>
  firstDayOf(year) + daysBeforeMonth(year, month) + dayOfMonth - 1

export function civilOf(day: DayNumber): CivilDay {
  const date = new Date(day * dayMs)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
  }
}
