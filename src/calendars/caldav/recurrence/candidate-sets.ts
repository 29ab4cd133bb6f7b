import { dayMs, hourMs, minuteMs } from '../../../scheduling/plain-date.ts'
import { periodsOf } from './periods.ts'
import type { Budget, Rule } from './rule.ts'

/** The window in which a rule is expanded; wall times in ms. */
export interface Stretch {
  startMs: number
  /** Periods that end before it may be left out. */
  fromMs: number
  untilMs: number
}

/** BYSETPOS is looked up in every set. */
const positionsPerStep = 10

/** All times of the day in the rule, ascending, in ms since midnight. */
function timesOfDay({ byHour, byMinute, bySecond }: Rule): number[] {
  const times = byHour.flatMap(hour =>
    byMinute.flatMap(minute =>
      bySecond.map(second => hour * hourMs + minute * minuteMs + second * 1000),
    ),
  )
  return [...new Set(times)].sort((a, b) => a - b)
}

/** The last of `first`, `first + interval`, … that is not after `target`. */
const alignedBefore = (first: number, target: number, interval: number) =>
  first + Math.max(0, Math.floor((target - first) / interval)) * interval

/** A day is compared with every value of these lists. */
const valuesPerStep = 50

export const stepsOfLists = ({ byDay, byMonthDay, byWeekNumber, byYearDay }: Rule): number =>
  (byDay.length + byMonthDay.length + byWeekNumber.length + byYearDay.length) / valuesPerStep

/** In each period. */
function daysLookedAt({ frequency, byMonth }: Rule): number {
  if (frequency === 'YEARLY') return 31 * (byMonth.length || 12)
  if (frequency === 'MONTHLY') return 31
  return frequency === 'WEEKLY' ? 7 : 1
}

/** For each year, month, week or day: the times from which BYSETPOS chooses. */
export function* setsByDays(
  rule: Rule,
  { startMs, fromMs, untilMs }: Stretch,
  budget: Budget,
): Generator<number[]> {
  // A time takes a fraction of a day's work.
  budget.steps -= (rule.byHour.length * rule.byMinute.length * rule.bySecond.length) / 10
  if (budget.steps < 0) return
  const periods = periodsOf(rule)
  const times = timesOfDay(rule)
  const first = periods.indexOf(Math.floor(startMs / dayMs))
  const target = periods.indexOf(Math.floor(fromMs / dayMs))
  // A day that is moved forward is in the period after its own.
  const back = rule.skip === 'omit' ? 0 : rule.interval
  const step =
    daysLookedAt(rule) * (1 + stepsOfLists(rule)) + rule.byPosition.length / positionsPerStep
  let index = Math.max(first, alignedBefore(first, target, rule.interval) - back)
  for (; periods.firstDay(index) * dayMs < untilMs; index += rule.interval) {
    const days = periods.daysOf(index)
    budget.steps -= step + (days.length * times.length) / 10
    if (budget.steps < 0) return
    yield days.flatMap(day => times.map(time => day * dayMs + time))
  }
}
