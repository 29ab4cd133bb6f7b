import type { PlainDate } from '../../scheduling/types.ts'
import { weekdayOf } from '../../scheduling/zoned-time.ts'
import type { Fault } from '../types.ts'
import type { DayTerm } from './day-terms.ts'
import { type DayReading, resolveDay } from './resolve-day.ts'
import { resolveSpan } from './resolve-span.ts'

/** The days of a term, ascending; a weekday beside a date has to be that date's. */
export function resolveTerm({ day, weekday }: DayTerm, reading: DayReading): PlainDate[] | Fault {
  if (day.kind === 'span') return resolveSpan(day, reading)
  const resolved = resolveDay(day, reading)
  if (!weekday || 'fault' in resolved || isOn(resolved, weekday)) return resolved
  // `thu 3/4`: the weekday decides which is the month.
  const order = reading.order === 'day-first' ? 'month-first' : 'day-first'
  const other = day.kind === 'slashed' ? resolveDay(day, { ...reading, order }) : resolved
  if (!('fault' in other) && isOn(other, weekday)) return other
  const [first] = resolved
  if (first === undefined) return resolved
  return { fault: 'weekday-mismatch', day: first, weekday, actual: weekdayOf(first) }
}

function isOn([day]: readonly PlainDate[], weekday: DayTerm['weekday']): boolean {
  return day !== undefined && weekdayOf(day) === weekday
}
