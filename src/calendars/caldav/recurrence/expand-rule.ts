import { dayMs, hourMs, minuteMs } from '../../../scheduling/plain-date.ts'
import { type Stretch, setsByDays } from './candidate-sets.ts'
import { fillRule } from './fill-rule.ts'
import { type Budget, isSubDaily, type Rule } from './rule.ts'
import { setsByTimes } from './time-sets.ts'

interface Expansion {
  /** Wall times in ms, ascending, without duplicates. */
  walls: number[]
  /**
   * From when on the rule was not expanded, because it takes too much work; undefined if it was expanded
   * completely.
   */
  cutAtMs: number | undefined
}

/** In some thirteen months, more than one every half hour, which no real calendar has. */
const maxRecurrences = 20_000

const unitMs: Partial<Record<Rule['frequency'], number>> = {
  WEEKLY: 7 * dayMs,
  DAILY: dayMs,
  HOURLY: hourMs,
  MINUTELY: minuteMs,
  SECONDLY: 1000,
}

const hasParts = (rule: Rule) =>
  [
    rule.byMonth,
    rule.byWeekNumber,
    rule.byYearDay,
    rule.byMonthDay,
    rule.byDay,
    rule.byHour,
    rule.byMinute,
    rule.bySecond,
    rule.byPosition,
  ].some(({ length }) => length > 0)

/** The last time of a rule with steps of constant length, which can be computed. */
function lastOfCount(rule: Rule, startMs: number): number | undefined {
  const unit = unitMs[rule.frequency]
  if (rule.count === undefined || unit === undefined || hasParts(rule)) return undefined
  return startMs + (rule.count - 1) * rule.interval * unit
}

function chosen(set: number[], { byPosition }: Rule): number[] {
  if (byPosition.length === 0) return set
  const found = byPosition.flatMap(position => set.at(position > 0 ? position - 1 : position) ?? [])
  return [...new Set(found)].sort((a, b) => a - b)
}

/**
 * The wall times of a rule from `fromMs` on and before `untilMs`. Times before the start do not count, and the
 * start counts only if the rule includes it. Rules without COUNT are expanded from the window on, however old
 * they are.
 */
export function expandRule(rule: Rule, { startMs, ...window }: Stretch, budget: Budget): Expansion {
  const last = lastOfCount(rule, startMs)
  const fromMs = Math.max(startMs, window.fromMs)
  const untilMs = Math.min(window.untilMs, (last ?? Number.POSITIVE_INFINITY) + 1)
  const isCounted = rule.count !== undefined && last === undefined
  const filled = fillRule(rule, startMs)
  const sets = isSubDaily(rule) ? setsByTimes : setsByDays
  const found = new Set<number>()
  let left = isCounted ? (rule.count ?? 0) : Number.POSITIVE_INFINITY
  for (const set of sets(
    filled,
    { startMs, fromMs: isCounted ? startMs : fromMs, untilMs },
    budget,
  )) {
    for (const wallMs of chosen(set, filled)) {
      if (wallMs < startMs) continue
      if (wallMs >= fromMs && wallMs < untilMs) found.add(wallMs)
      left -= 1
      if (left <= 0) return whole(found)
    }
    if (found.size > maxRecurrences)
      return { walls: [], cutAtMs: found.values().next().value ?? fromMs }
  }
  return budget.steps < 0 ? { walls: [], cutAtMs: fromMs } : whole(found)
}

const whole = (found: ReadonlySet<number>): Expansion => ({
  walls: [...found].sort((a, b) => a - b),
  cutAtMs: undefined,
})
