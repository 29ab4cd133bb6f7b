import { dayNumber, plainDate, weekdayIndex } from '../../scheduling/plain-date.ts'
import { type PlainDate, weekdays } from '../../scheduling/types.ts'
import { addDays } from '../../scheduling/zoned-time.ts'
import type { DayExpression } from '../pieces.ts'
import type { Fault } from '../types.ts'
import { calendarDate, isCalendarDay, yearOf } from './calendar-date.ts'
import type { Span } from './day-terms.ts'
import { type DayReading, resolveDay } from './resolve-day.ts'
import { hasTimeLeft, weekStart } from './today.ts'

const maxSpanDays = 62

/** Both included. */
interface Ends {
  readonly first: PlainDate
  readonly last: PlainDate
}

/**
 * `mon-wed`, `12-14 nov`, `tomorrow to fri`: all of its days that are not past, ascending. A range that has
 * begun counts while some of it is left.
 */
export function resolveSpan(span: Span, reading: DayReading): PlainDate[] | Fault {
  const ends =
    weekdaySpans(span, reading) ?? yearlessSpans(span, reading) ?? plainSpan(span, reading)
  if ('fault' in ends) return ends
  for (const { first, last } of ends) {
    const count = dayNumber(last) - dayNumber(first) + 1
    if (count < 1 || count > maxSpanDays) continue
    const days = Array.from({ length: count }, (_, index) => plainDate(dayNumber(first) + index))
    const left = days.filter(day => hasTimeLeft(reading.today, day, reading.asked))
    if (left.length > 0) return left
  }
  return { fault: 'bad-range', word: ends.map(({ first, last }) => `${first} - ${last}`)[0] ?? '' }
}

/** The range that may include today, then the coming one; in "next week", that week's. */
function weekdaySpans({ from, until }: Span, { today }: DayReading): Ends[] | undefined {
  if (from.kind !== 'weekday' || until.kind !== 'weekday') return undefined
  const length = distance(weekdays.indexOf(from.weekday), weekdays.indexOf(until.weekday))
  const spanFrom = (first: PlainDate) => ({ first, last: addDays(first, length) })
  const week = until.week ?? from.week
  const start = week === undefined ? today.day : weekStart(today, week)
  const offset = distance(weekdayIndex(dayNumber(start)), weekdays.indexOf(from.weekday))
  const first = addDays(start, offset)
  return week === undefined ? [spanFrom(addDays(first, -7)), spanFrom(first)] : [spanFrom(first)]
}

/** Dates without a year: this year's range, then next year's. */
function yearlessSpans({ from, until }: Span, { today }: DayReading): Ends[] | undefined {
  if (from.kind !== 'month-day' || until.kind !== 'month-day') return undefined
  const thisYear = yearOf(today.day)
  return [thisYear, thisYear + 1].flatMap(year => {
    const last = calendarDate(until, year)
    const fromYear = calendarDate(from, year) <= last ? year : year - 1
    if (!isCalendarDay(until, year) || !isCalendarDay(from, fromYear)) return []
    return [{ first: calendarDate(from, fromYear), last }]
  })
}

function plainSpan({ from, until }: Span, reading: DayReading): Ends[] | Fault {
  const opening = resolveDay(from, reading)
  if ('fault' in opening) return opening
  const [first] = opening
  if (first === undefined) return []
  const last = lastOf(until, first, reading)
  return typeof last === 'object' ? last : [{ first, last }]
}

/** A weekday at the end of a range is the next one after its first day. */
function lastOf(until: DayExpression, first: PlainDate, reading: DayReading): PlainDate | Fault {
  if (until.kind === 'weekday' && until.week === undefined) {
    const from = weekdayIndex(dayNumber(first))
    return addDays(first, distance(from, weekdays.indexOf(until.weekday)))
  }
  const closing = resolveDay(until, reading)
  return 'fault' in closing ? closing : (closing.at(-1) ?? first)
}

/** Number of days from one weekday to the next occurrence of the other, 0 to 6. */
function distance(from: number, to: number): number {
  return (to - from + 7) % 7
}
