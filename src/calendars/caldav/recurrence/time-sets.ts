import { dayMs, hourMs, minuteMs } from '../../../scheduling/plain-date.ts'
import { type Stretch, stepsOfLists } from './candidate-sets.ts'
import { civilOf } from './civil.ts'
import { matchesDay } from './matches-day.ts'
import type { Budget, Rule } from './rule.ts'

const unitMs = { HOURLY: hourMs, MINUTELY: minuteMs, SECONDLY: 1000 }

const unitOf = ({ frequency }: Rule): number => unitMs[frequency as keyof typeof unitMs]

const floorTo = (ms: number, unit: number) => Math.floor(ms / unit) * unit

const allows = (list: readonly number[], value: number) => list.length === 0 || list.includes(value)

/** Cached, because neighboring times are on the same day. */
function dayMatcher(rule: Rule): (day: number) => boolean {
  let latest = Number.NaN
  let answer = false
  return day => {
    if (day !== latest) {
      latest = day
      answer = matchesDay(civilOf(day), rule)
    }
    return answer
  }
}

/**
 * The end of the period that the rule excludes from `at` on; undefined if it includes the hour, minute or
 * second.
 */
function endOfLeftOut(
  rule: Rule,
  at: number,
  matches: (day: number) => boolean,
): number | undefined {
  const unit = unitOf(rule)
  const ofDay = at - floorTo(at, dayMs)
  if (!matches(Math.floor(at / dayMs))) return floorTo(at, dayMs) + dayMs
  if (!allows(rule.byHour, Math.floor(ofDay / hourMs))) return floorTo(at, hourMs) + hourMs
  if (unit === hourMs) return undefined
  if (!allows(rule.byMinute, Math.floor(ofDay / minuteMs) % 60))
    return floorTo(at, minuteMs) + minuteMs
  if (unit === minuteMs || allows(rule.bySecond, Math.floor(ofDay / 1000) % 60)) return undefined
  return at + 1000
}

const inOrder = (values: readonly number[]) => [...new Set(values)].sort((a, b) => a - b)

/** All times within an hour or minute in the rule, in ms since its start. */
function timesWithin(rule: Rule): number[] {
  const unit = unitOf(rule)
  if (unit === 1000) return [0]
  const seconds = rule.bySecond.map(second => second * 1000)
  if (unit === minuteMs) return inOrder(seconds)
  return inOrder(rule.byMinute.flatMap(minute => seconds.map(ms => minute * minuteMs + ms)))
}

/** For each hour, minute or second of a rule that repeats by them: the times from which BYSETPOS chooses. */
export function* setsByTimes(
  rule: Rule,
  { startMs, fromMs, untilMs }: Stretch,
  budget: Budget,
): Generator<number[]> {
  budget.steps -= rule.byMinute.length * rule.bySecond.length
  if (budget.steps < 0) return
  const everyMs = unitOf(rule) * rule.interval
  const matches = dayMatcher(rule)
  const times = timesWithin(rule)
  // Little work compared with that for a day.
  const step = (times.length + rule.byPosition.length) / 10 + stepsOfLists(rule)
  let at = floorTo(startMs, unitOf(rule))
  at += Math.max(0, floorTo(fromMs - at, everyMs))
  while (at < untilMs) {
    budget.steps -= step
    if (budget.steps < 0) return
    const next = endOfLeftOut(rule, at, matches)
    const found = at
    if (next === undefined) yield times.map(time => found + time)
    at += next === undefined ? everyMs : Math.ceil((next - at) / everyMs) * everyMs
  }
}
