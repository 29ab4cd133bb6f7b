import type { PlainDate } from '../../types.ts'
import { addDays, weekdayOf } from '../../zoned-time.ts'
import type { Fault } from '../types.ts'
import { type AskedTimes, askedTimes } from './asked-times.ts'
import type { Clause, DayTerm } from './clauses.ts'
import { type DateOrder, resolveDay } from './resolve-day.ts'
import { hasTimeLeft, type Today } from './today.ts'

/** Where no day is named: these many days, today included. */
const anyDays = 14

export interface DayTimes extends AskedTimes {
  readonly day: PlainDate
}

interface Calendar {
  readonly today: Today
  readonly order: DateOrder
  /** Days the rep does not want. */
  isExcluded(day: PlainDate): boolean
}

/** The days of a clause, each with the times asked of it. */
export function resolveClause(clause: Clause, calendar: Calendar): DayTimes[] | Fault {
  const asked = askedTimes(clause.alternatives)
  if ('fault' in asked) return asked
  if (clause.days.length === 0) return anyDay(calendar, asked)
  const days: DayTimes[] = []
  for (const term of narrowToWeek(clause.days)) {
    const resolved = resolveTerm(term, calendar, asked)
    if ('fault' in resolved) return resolved
    days.push(...resolved.map(day => ({ day, ...asked })))
  }
  return days.filter(({ day }) => !calendar.isExcluded(day))
}

function resolveTerm(
  { day, said }: DayTerm,
  { today, order }: Calendar,
  asked: AskedTimes,
): PlainDate[] | Fault {
  const orders = said && day.kind === 'slashed' ? (['day-first', 'month-first'] as const) : [order]
  const readings = orders.map(each => resolveDay(day, { today, asked, order: each }))
  const fitting = readings.find(reading => Array.isArray(reading) && isOn(reading, said))
  const reading = fitting ?? readings[0] ?? []
  const [first] = Array.isArray(reading) ? reading : []
  if (!first || !said || fitting) return reading
  return { fault: 'weekday-mismatch', day: first, said, actual: weekdayOf(first) }
}

function isOn([day]: readonly PlainDate[], said: DayTerm['said']): boolean {
  return said === undefined || (day !== undefined && weekdayOf(day) === said)
}

/** `next week thu fri` are two days of next week, `this week or mon` is a week and a day. */
function narrowToWeek(terms: readonly DayTerm[]): readonly DayTerm[] {
  const weeks = terms.flatMap(({ day }) => (day.kind === 'week' ? [day.week] : []))
  const isNarrowed = terms.every(({ day }) => day.kind === 'week' || day.kind === 'weekday')
  const weekJoins = terms.some(({ day, isJoined }, at) => {
    return (day.kind === 'week' && isJoined) || (terms[at - 1]?.day.kind === 'week' && isJoined)
  })
  const [week, ...more] = weeks
  if (week === undefined || more.length > 0 || terms.length === 1) return terms
  if (!isNarrowed || weekJoins) return terms
  return terms.flatMap(term => {
    return term.day.kind === 'weekday' ? [{ ...term, day: { ...term.day, week } }] : []
  })
}

/** Open time on all the coming days, precise starts on the first that still has them all. */
function anyDay({ today, isExcluded }: Calendar, asked: AskedTimes): DayTimes[] {
  const days = Array.from({ length: anyDays }, (_, index) => addDays(today.day, index))
  const left = days.filter(day => hasTimeLeft(today, day, asked) && !isExcluded(day))
  const chosen = asked.windows.length === 0 ? left.slice(0, 1) : left
  return chosen.map(day => ({ day, ...asked }))
}
