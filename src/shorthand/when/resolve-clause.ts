import type { PlainDate } from '../../scheduling/types.ts'
import { addDays } from '../../scheduling/zoned-time.ts'
import type { Fault } from '../types.ts'
import { type AskedTimes, askedTimes } from './asked-times.ts'
import type { Clause } from './clauses.ts'
import type { DayTerm } from './day-terms.ts'
import type { DateOrder } from './resolve-day.ts'
import { resolveTerm } from './resolve-term.ts'
import { hasTimeLeft, type Today } from './today.ts'

/** Number of days if none is named, including today. */
const anyDays = 14

export interface DayTimes extends AskedTimes {
  readonly day: PlainDate
}

interface Calendar {
  readonly today: Today
  readonly order: DateOrder
  /** Days that the rep excluded. */
  isExcluded(day: PlainDate): boolean
}

/** The days of a clause, each with its requested times. */
export function resolveClause(clause: Clause, calendar: Calendar): DayTimes[] | Fault {
  const asked = askedTimes(clause.alternatives)
  if ('fault' in asked) return asked
  if (clause.days.length === 0) return anyDay(calendar, asked)
  const days: DayTimes[] = []
  for (const term of narrowToWeek(clause.days)) {
    const resolved = resolveTerm(term, { ...calendar, asked })
    if ('fault' in resolved) return resolved
    days.push(...resolved.map(day => ({ day, ...asked })))
  }
  return days.filter(({ day }) => !calendar.isExcluded(day))
}

/** `next week thu fri` are two days of next week, `this week or mon` is a week and a day. */
function narrowToWeek(terms: readonly DayTerm[]): readonly DayTerm[] {
  const weeks = terms.flatMap(({ day }) => (day.kind === 'week' ? [day.week] : []))
  const [week] = weeks
  const others = terms.filter(({ day }) => day.kind !== 'week')
  const narrowed = others.flatMap(term => inWeek(term, week))
  const isJoined = terms.some(({ day, isJoined: joins }, at) => {
    return joins && (day.kind === 'week' || terms[at - 1]?.day.kind === 'week')
  })
  const isNarrowed = weeks.length === 1 && others.length > 0 && narrowed.length === others.length
  return isNarrowed && !isJoined ? narrowed : terms
}

function inWeek(term: DayTerm, week: 0 | 1 | undefined): DayTerm[] {
  const { day } = term
  if (day.kind === 'weekday') return [{ ...term, day: { ...day, week } }]
  if (day.kind !== 'span' || day.until.kind !== 'weekday') return []
  return [{ ...term, day: { ...day, until: { ...day.until, week } } }]
}

/** Open time on all the coming days, or precise starts on the first day that still has them all. */
function anyDay({ today, isExcluded }: Calendar, asked: AskedTimes): DayTimes[] {
  const days = Array.from({ length: anyDays }, (_, index) => addDays(today.day, index))
  const left = days.filter(day => hasTimeLeft(today, day, asked) && !isExcluded(day))
  const chosen = asked.windows.length === 0 ? left.slice(0, 1) : left
  return chosen.map(day => ({ day, ...asked }))
}
