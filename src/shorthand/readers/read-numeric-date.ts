import { foldedAt, found, type Match, type Reader } from '../scope.ts'
import { calendarDate, isCalendarDay, type MonthDay } from '../when/calendar-date.ts'

const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/
const dotted = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$/
const slashed = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?$/
const ordinal = /^(\d{1,2})(?:st|nd|rd|th)$/

/** `2026-11-12`, `12.11`, `12.11.2026`, `3/4`, `12th`. */
export const readNumericDate: Reader = (scope, at) => {
  const word = foldedAt(scope, at)
  return readIso(word) ?? readDotted(word) ?? readSlashed(word) ?? readOrdinal(word)
}

/** A valid day, or a fault that names the word. */
export function dateMatch(span: { length: number; word: string }, date: MonthDay, year?: string) {
  const { month, dayOfMonth } = date
  if (year === undefined) {
    if (!isCalendarDay(date)) return noSuchDate(span)
    return found(span.length, { kind: 'day', day: { kind: 'month-day', month, dayOfMonth } })
  }
  if (!isCalendarDay(date, fullYear(year))) return noSuchDate(span)
  const day = calendarDate(date, fullYear(year))
  return found(span.length, { kind: 'day', day: { kind: 'date', day } })
}

function noSuchDate({ length, word }: { length: number; word: string }): Match {
  return found(length, { kind: 'fault', fault: { fault: 'no-such-date', word } })
}

function readIso(word: string): Match | undefined {
  const match = iso.exec(word)
  if (!match) return undefined
  const date = { month: Number(match[2]), dayOfMonth: Number(match[3]) }
  return dateMatch({ length: 1, word }, date, match[1])
}

/** The day comes first. `15.00` and `9.30` are times. */
function readDotted(word: string): Match | undefined {
  const match = dotted.exec(word)
  if (!match) return undefined
  const [, day, month = '', year] = match
  const isTime = year === undefined && month.length === 2 && (Number(month) > 12 || month === '00')
  if (isTime) return undefined
  return dateMatch({ length: 1, word }, { month: Number(month), dayOfMonth: Number(day) }, year)
}

function readSlashed(word: string): Match | undefined {
  const match = slashed.exec(word)
  if (!match) return undefined
  const [first, second] = [Number(match[1]), Number(match[2])]
  const year = match[3] === undefined ? undefined : fullYear(match[3])
  const readings = [
    { order: 'day-first', month: second, dayOfMonth: first } as const,
    { order: 'month-first', month: first, dayOfMonth: second } as const,
  ].filter(reading => isCalendarDay(reading, year))
  if (readings.length === 0) return noSuchDate({ length: 1, word })
  return found(1, { kind: 'day', day: { kind: 'slashed', readings, year } })
}

function fullYear(year: string): number {
  return Number(year.length === 2 ? `20${year}` : year)
}

function readOrdinal(word: string): Match | undefined {
  const match = ordinal.exec(word)
  if (!match) return undefined
  const dayOfMonth = Number(match[1])
  if (dayOfMonth < 1 || dayOfMonth > 31) return noSuchDate({ length: 1, word })
  return found(1, { kind: 'day', day: { kind: 'day-of-month', dayOfMonth } })
}
