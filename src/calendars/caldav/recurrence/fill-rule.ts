import { dayMs, hourMs, minuteMs, weekdayIndex } from '../../../scheduling/plain-date.ts'
import { civilOf } from './civil.ts'
import { isSubDaily, type Rule } from './rule.ts'

/** Parts of the day that a rule does not set come from the start (RFC 5545 §3.3.10). */
function fillDays(rule: Rule, startMs: number): Pick<Rule, 'byMonth' | 'byMonthDay' | 'byDay'> {
  const { frequency, byMonth, byMonthDay, byDay } = rule
  const day = Math.floor(startMs / dayMs)
  const { month, dayOfMonth } = civilOf(day)
  const open = { byMonth, byMonthDay, byDay }
  const namesDays = byMonthDay.length > 0 || byDay.length > 0 || rule.byYearDay.length > 0
  if (namesDays || frequency === 'DAILY' || isSubDaily(rule)) return open
  const byOwnWeekday = [{ weekday: weekdayIndex(day), nth: 0 }]
  if (frequency === 'WEEKLY' || rule.byWeekNumber.length > 0)
    return { ...open, byDay: byOwnWeekday }
  const hasMonth = byMonth.length > 0 || frequency === 'MONTHLY'
  return { ...open, byMonth: hasMonth ? byMonth : [month], byMonthDay: [dayOfMonth] }
}

const orOwn = (values: readonly number[], own: number, isOpen: boolean) =>
  values.length > 0 || !isOpen ? values : [own]

/** The rule with all parts set, so that the start is only needed to count from. */
export function fillRule(rule: Rule, startMs: number): Rule {
  const { frequency, byHour, byMinute, bySecond } = rule
  const ofDay = startMs - Math.floor(startMs / dayMs) * dayMs
  const hasHours = !isSubDaily(rule)
  const hasMinutes = hasHours || frequency === 'HOURLY'
  return {
    ...rule,
    ...fillDays(rule, startMs),
    byHour: orOwn(byHour, Math.floor(ofDay / hourMs), hasHours),
    byMinute: orOwn(byMinute, Math.floor(ofDay / minuteMs) % 60, hasMinutes),
    bySecond: orOwn(bySecond, Math.floor(ofDay / 1000) % 60, frequency !== 'SECONDLY'),
  }
}
