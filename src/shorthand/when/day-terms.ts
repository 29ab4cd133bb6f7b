import type { Weekday } from '../../scheduling/types.ts'
import type { DayExpression } from '../pieces.ts'
import type { Entry } from './entries.ts'

/** From one day to another, both included. */
export interface Span {
  readonly kind: 'span'
  readonly from: DayExpression
  readonly until: DayExpression
}

/** A day, with the weekday beside it: `thu 12 nov`. */
export interface DayTerm {
  readonly day: DayExpression | Span
  readonly weekday: Weekday | undefined
  /** Joined by "or" or "and": another day, not a more precise form of the one before. */
  readonly isJoined: boolean
}

/** The days among the entries; entries that describe one day, or a range of days, become one term. */
export function dayTerms(entries: readonly Entry[]): DayTerm[] {
  const terms: DayTerm[] = []
  for (const entry of entries) {
    if (entry.kind !== 'day') continue
    const { day, joint } = entry
    const isJoined = joint === 'or' || joint === 'and'
    const last = terms.at(-1)
    const merged = last && !isJoined ? merge(last, day, joint) : undefined
    if (merged) terms.pop()
    terms.push(merged ?? { day, weekday: undefined, isJoined })
  }
  return terms
}

function merge(last: DayTerm, day: DayExpression, joint: Entry['joint']): DayTerm | undefined {
  if (last.day.kind === 'span') return endingOn(last, last.day, day)
  if (joint !== 'until') return pairOf(last, last.day, day)
  return { ...last, weekday: undefined, day: { kind: 'span', from: last.day, until: day } }
}

/** `thu 12 nov` and `12 nov thu` are one day. */
function pairOf(last: DayTerm, before: DayExpression, day: DayExpression): DayTerm | undefined {
  if (last.weekday) return undefined
  const [weekday, date] = before.kind === 'weekday' ? [before, day] : [day, before]
  if (weekday.kind !== 'weekday' || !isDate(date)) return undefined
  return { ...last, day: date, weekday: weekday.weekday }
}

/** The last day of `thu 12 nov - sat 14 nov`. */
function endingOn(last: DayTerm, span: Span, day: DayExpression): DayTerm | undefined {
  if (span.until.kind !== 'weekday' || !isDate(day)) return undefined
  return { ...last, day: { ...span, until: day } }
}

function isDate({ kind }: DayExpression): boolean {
  return ['date', 'month-day', 'day-of-month', 'slashed'].includes(kind)
}
