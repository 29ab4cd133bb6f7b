import {
  foldedAt,
  found,
  type Match,
  phraseAt,
  type Reader,
  type Scope,
  wordsBetween,
} from '../scope.ts'
import { isCalendarDay } from '../when/calendar-date.ts'
import { dateMatch } from './read-numeric-date.ts'

const dayForm = /^(\d{1,2})(?:st|nd|rd|th|°|o)?$/

/** `12 nov`, `12 nov 2026`, `12-14 nov`, `nov 12`, `november 12th, 2026`. */
export const readMonthDate: Reader = (scope, at) =>
  readDaySpan(scope, at) ?? readDayThenMonth(scope, at) ?? readMonthThenDay(scope, at)

function readDayThenMonth(scope: Scope, at: number): Match | undefined {
  const dayOfMonth = dayNumberAt(scope, at)
  const month = phraseAt(scope, at + 1, 'month')?.meaning.month
  if (dayOfMonth === undefined || month === undefined) return undefined
  const weekday = phraseAt(scope, at + 1, 'weekday')?.meaning.weekday
  const year = yearAt(scope, at + 2)
  const isOffered = scope.context.meetingTypes.some(type =>
    type.durationsMinutes.includes(dayOfMonth),
  )
  if (weekday && scope.lexicon.language === 'it' && isOffered && !year) {
    if (!isCalendarDay({ month, dayOfMonth })) return undefined
    const day = { kind: 'length-or-date', minutes: dayOfMonth, weekday, month, dayOfMonth } as const
    return found(2, { kind: 'day', day })
  }
  return dateMatch(spanOf(scope, at, year ? 3 : 2), { month, dayOfMonth }, year)
}

/** `12-14 nov`. */
function readDaySpan(scope: Scope, at: number): Match | undefined {
  const first = dayNumberAt(scope, at)
  const last = dayNumberAt(scope, at + 2)
  const month = phraseAt(scope, at + 3, 'month')?.meaning.month
  const isSpan = foldedAt(scope, at + 1) === '-'
  if (!isSpan || first === undefined || last === undefined || month === undefined) return undefined
  const year = yearAt(scope, at + 4)
  const span = spanOf(scope, at, year ? 5 : 4)
  if (last < first) {
    return found(span.length, { kind: 'fault', fault: { fault: 'bad-range', word: span.word } })
  }
  const from = dateMatch(span, { month, dayOfMonth: first }, year)
  const until = dateMatch(span, { month, dayOfMonth: last }, year)
  return found(span.length, ...from.bodies, { kind: 'joint', joint: 'until' }, ...until.bodies)
}

/**
 * Only for people who write English: in other languages the day comes first, and in `maja 30`, Maja is a
 * person. English months only, for the same reason.
 */
function readMonthThenDay(scope: Scope, at: number): Match | undefined {
  const month = englishMonthAt(scope, at)
  const dayOfMonth = dayNumberAt(scope, at + 1)
  if (dayOfMonth === undefined || month === undefined) return undefined
  const isComma = scope.tokens[at + 2]?.kind === 'comma'
  const year = yearAt(scope, isComma ? at + 3 : at + 2)
  const length = year === undefined ? 2 : isComma ? 4 : 3
  return dateMatch(spanOf(scope, at, length), { month, dayOfMonth }, year)
}

function englishMonthAt(scope: Scope, at: number): number | undefined {
  if (scope.lexicon.language !== 'en') return undefined
  const meanings = scope.lexicon.meanings.get(foldedAt(scope, at)) ?? []
  for (const meaning of meanings) {
    if (meaning.kind === 'month' && meaning.mayLead) return meaning.month
  }
  return undefined
}

function dayNumberAt(scope: Scope, at: number): number | undefined {
  const match = dayForm.exec(foldedAt(scope, at))
  return match ? Number(match[1]) : undefined
}

function yearAt(scope: Scope, at: number): string | undefined {
  return /^20\d{2}$/.exec(foldedAt(scope, at))?.[0]
}

function spanOf(scope: Scope, at: number, length: number) {
  return { length, word: wordsBetween(scope, at, at + length) }
}
