import { type DayNumber, weekdayIndex } from '../../../scheduling/plain-date.ts'
import { civilOf, dayOfCivil, daysInMonth, firstDayOf } from './civil.ts'
import { matchesDay } from './matches-day.ts'
import type { Rule } from './rule.ts'

/** Years, months, weeks or days, numbered without gaps, so that an interval is an addition. */
interface Periods {
  indexOf(day: DayNumber): number
  firstDay(index: number): DayNumber
  /** The period's days in the rule, ascending. */
  daysOf(index: number): DayNumber[]
}

/** Days that a month does not have, moved as the rule requires (RFC 7529 §4.1). */
function movedDays(year: number, month: number, rule: Rule): DayNumber[] {
  const size = daysInMonth(year, month)
  const isMissing = rule.byMonthDay.some(position => Math.abs(position) > size)
  const isLeftOut = rule.byMonth.length > 0 && !rule.byMonth.includes(month)
  if (rule.skip === 'omit' || !isMissing || isLeftOut) return []
  const last = dayOfCivil({ year, month, dayOfMonth: size })
  return [rule.skip === 'backward' ? last : last + 1]
}

const inOrder = (days: readonly DayNumber[]) => [...new Set(days)].sort((a, b) => a - b)

function daysOfMonth(year: number, month: number, rule: Rule): DayNumber[] {
  const days: DayNumber[] = []
  const first = dayOfCivil({ year, month, dayOfMonth: 1 })
  const size = daysInMonth(year, month)
  for (let dayOfMonth = 1; dayOfMonth <= size; dayOfMonth += 1)
    if (matchesDay({ year, month, dayOfMonth }, rule)) days.push(first + dayOfMonth - 1)
  const moved = movedDays(year, month, rule)
  return moved.length > 0 ? inOrder([...days, ...moved]) : days
}

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

const years = (rule: Rule): Periods => ({
  indexOf: day => civilOf(day).year,
  firstDay: firstDayOf,
  daysOf: year => {
    const named = rule.byMonth.length > 0 ? months.filter(m => rule.byMonth.includes(m)) : months
    const days = named.flatMap(month => daysOfMonth(year, month, rule))
    return rule.skip === 'omit' ? days : inOrder(days)
  },
})

const monthPeriods = (rule: Rule): Periods => ({
  indexOf: day => {
    const { year, month } = civilOf(day)
    return year * 12 + month - 1
  },
  firstDay: index =>
    dayOfCivil({ year: Math.floor(index / 12), month: (index % 12) + 1, dayOfMonth: 1 }),
  daysOf: index => daysOfMonth(Math.floor(index / 12), (index % 12) + 1, rule),
})

const isNamed = (day: DayNumber, { byDay }: Rule) =>
  byDay.length === 0 || byDay.some(({ weekday }) => weekday === weekdayIndex(day))

/** Day 0 was a Thursday. */
const weeks = (rule: Rule): Periods => {
  const firstDay = (index: number) => index * 7 - 3 + rule.weekStart
  return {
    indexOf: day => Math.floor((day + 3 - rule.weekStart) / 7),
    firstDay,
    daysOf: index =>
      [0, 1, 2, 3, 4, 5, 6]
        .map(position => firstDay(index) + position)
        .filter(day => isNamed(day, rule) && matchesDay(civilOf(day), rule)),
  }
}

const days = (rule: Rule): Periods => ({
  indexOf: day => day,
  firstDay: index => index,
  daysOf: index => (matchesDay(civilOf(index), rule) ? [index] : []),
})

/** For rules that repeat by days or longer. */
export function periodsOf(rule: Rule): Periods {
  if (rule.frequency === 'YEARLY') return years(rule)
  if (rule.frequency === 'MONTHLY') return monthPeriods(rule)
  return rule.frequency === 'WEEKLY' ? weeks(rule) : days(rule)
}
