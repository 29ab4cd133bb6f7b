import { type DayNumber, weekdayIndex } from '../../../scheduling/plain-date.ts'
import {
  type CivilDay,
  dayOfCivil,
  daysBeforeMonth,
  daysInMonth,
  daysInYear,
  firstDayOf,
} from './civil.ts'
import type { Rule, RuleDay } from './rule.ts'

/** Whether the list has the position, counted from 1 or, if negative, from the end. */
const hasPosition = (list: readonly number[], position: number, size: number) =>
  list.includes(position) || list.includes(position - size - 1)

/** The first day of the year's week 1: the first week with four days in the year. */
function firstWeekOf(year: number, weekStart: number): DayNumber {
  const fourth = firstDayOf(year) + 3
  return fourth - ((weekdayIndex(fourth) - weekStart + 7) % 7)
}

function isInWeeks(day: DayNumber, year: number, { byWeekNumber, weekStart }: Rule): boolean {
  const own = firstWeekOf(year, weekStart)
  const next = firstWeekOf(year + 1, weekStart)
  const [from, until] =
    day < own
      ? [firstWeekOf(year - 1, weekStart), own]
      : day < next
        ? [own, next]
        : [next, firstWeekOf(year + 2, weekStart)]
  const week = Math.floor((day - from) / 7) + 1
  return hasPosition(byWeekNumber, week, (until - from) / 7)
}

/** The period in which the `1` of `1FR` is counted. */
function scopeOf({ frequency, byMonth, byWeekNumber }: Rule): 'month' | 'year' | undefined {
  if (frequency === 'MONTHLY') return 'month'
  if (frequency !== 'YEARLY' || byWeekNumber.length > 0) return undefined
  return byMonth.length > 0 ? 'month' : 'year'
}

function isNamed(day: DayNumber, { year, month, dayOfMonth }: CivilDay, rule: Rule): boolean {
  const own = weekdayIndex(day)
  const scope = scopeOf(rule)
  const [position, size] =
    scope === 'month'
      ? [dayOfMonth, daysInMonth(year, month)]
      : [daysBeforeMonth(year, month) + dayOfMonth, daysInYear(year)]
  const fromStart = Math.ceil(position / 7)
  const fromEnd = -Math.ceil((size - position + 1) / 7)
  const isOne = ({ weekday, nth }: RuleDay) =>
    weekday === own && (scope === undefined || nth === 0 || nth === fromStart || nth === fromEnd)
  return rule.byDay.some(isOne)
}

/** Whether the rule's parts allow the day. */
export function matchesDay(civil: CivilDay, rule: Rule): boolean {
  const { year, month, dayOfMonth } = civil
  if (rule.byMonth.length > 0 && !rule.byMonth.includes(month)) return false
  if (
    rule.byMonthDay.length > 0 &&
    !hasPosition(rule.byMonthDay, dayOfMonth, daysInMonth(year, month))
  )
    return false
  const yearDay = daysBeforeMonth(year, month) + dayOfMonth
  if (rule.byYearDay.length > 0 && !hasPosition(rule.byYearDay, yearDay, daysInYear(year)))
    return false
  const day = dayOfCivil(civil)
  if (rule.byWeekNumber.length > 0 && !isInWeeks(day, year, rule)) return false
  return rule.byDay.length === 0 || isNamed(day, civil, rule)
}
