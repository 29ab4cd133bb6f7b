import type { Weekday } from '../../scheduling/types.ts'
import { foldedAt, found, type Match, phraseAt, type Reader, type Scope, signAt } from '../scope.ts'

const maxDaysAhead = 366

/** `thu`, `next thu`, `giovedì prossimo`, `mon-wed`, `this week`, `tomorrow`, `in 3 days`. */
export const readDay: Reader = (scope, at) =>
  readDistance(scope, at) ??
  readPartOfToday(scope, at) ??
  readOffset(scope, at) ??
  readQualified(scope, at) ??
  readWeekdaySpan(scope, at) ??
  readWeekday(scope, at)

function readOffset(scope: Scope, at: number): Match | undefined {
  const offset = phraseAt(scope, at, 'day-offset')
  if (!offset) return undefined
  return found(offset.length, { kind: 'day', day: { kind: 'offset', days: offset.meaning.days } })
}

/** `tonight`; of `this morning` only the first word, since the part of the day is read by itself. */
function readPartOfToday(scope: Scope, at: number): Match | undefined {
  const today = { kind: 'day', day: { kind: 'offset', days: 0 } } as const
  const phrase = phraseAt(scope, at, 'part-of-today')
  if (phrase) {
    return found(phrase.length, today, {
      kind: 'time',
      time: { kind: 'part', part: phrase.meaning.part },
    })
  }
  const length = signAt(scope, at, 'this')
  return length > 0 && phraseAt(scope, at + length, 'part') ? found(length, today) : undefined
}

/** `in 3 days`, `za 2 tygodnie`. */
function readDistance(scope: Scope, at: number): Match | undefined {
  const signLength = signAt(scope, at, 'in')
  const amount = /^\d{1,3}$/.exec(foldedAt(scope, at + 1))
  const unit = phraseAt(scope, at + 2, 'unit')
  if (signLength !== 1 || !amount || !unit) return undefined
  const factor = { days: 1, weeks: 7, minutes: 0, hours: 0 }[unit.meaning.unit]
  const days = Number(amount[0]) * factor
  if (factor === 0) return undefined
  if (days > maxDaysAhead) {
    const word = `${amount[0]} ${foldedAt(scope, at + 2)}`
    return found(3, { kind: 'fault', fault: { fault: 'no-such-date', word } })
  }
  return found(3, { kind: 'day', day: { kind: 'offset', days } })
}

/** `next week`, `next thu`, `this fri`. */
function readQualified(scope: Scope, at: number): Match | undefined {
  const nextLength = signAt(scope, at, 'next')
  const length = nextLength || signAt(scope, at, 'this')
  if (length === 0) return undefined
  const week = nextLength > 0 ? 1 : 0
  const weekday = phraseAt(scope, at + length, 'weekday')
  if (weekday) {
    const day = { kind: 'weekday', weekday: weekday.meaning.weekday, week } as const
    return found(length + weekday.length, { kind: 'day', day })
  }
  const weekLength = signAt(scope, at + length, 'week')
  if (weekLength === 0) return undefined
  return found(length + weekLength, { kind: 'day', day: { kind: 'week', week } })
}

/** A weekday, or `giovedì prossimo` and `settimana prossima`, if "next" does not belong to a later day. */
function readWeekday(scope: Scope, at: number): Match | undefined {
  const weekday = phraseAt(scope, at, 'weekday')
  const length = weekday?.length ?? signAt(scope, at, 'week')
  if (length === 0) return undefined
  const nextLength = signAt(scope, at + length, 'next')
  const isNext = nextLength > 0 && !readQualified(scope, at + length)
  const total = length + (isNext ? nextLength : 0)
  if (weekday) {
    const week = isNext ? 1 : undefined
    const day = { kind: 'weekday', weekday: weekday.meaning.weekday, week } as const
    return found(total, { kind: 'day', day })
  }
  return isNext ? found(total, { kind: 'day', day: { kind: 'week', week: 1 } }) : undefined
}

/** `mon-wed`. */
function readWeekdaySpan(scope: Scope, at: number): Match | undefined {
  const [first, last, ...more] = foldedAt(scope, at).split('-')
  const [from, until] = [weekdayOf(scope, first), weekdayOf(scope, last)]
  if (more.length > 0 || !from || !until) return undefined
  return found(
    1,
    { kind: 'day', day: { kind: 'weekday', weekday: from, week: undefined } },
    { kind: 'joint', joint: 'until' },
    { kind: 'day', day: { kind: 'weekday', weekday: until, week: undefined } },
  )
}

function weekdayOf(scope: Scope, word: string | undefined): Weekday | undefined {
  for (const meaning of scope.lexicon.meanings.get(word ?? '') ?? []) {
    if (meaning.kind === 'weekday') return meaning.weekday
  }
  return undefined
}
