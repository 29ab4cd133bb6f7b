import type { Weekday } from '../../types.ts'
import type { DayExpression, TimeExpression } from '../pieces.ts'
import type { Entry } from './entries.ts'

/** A day, and the weekday said beside it: `thu 12 nov`. */
export interface DayTerm {
  readonly day: DayExpression
  readonly said: Weekday | undefined
  /** Joined by "or" or "and": another day, not a nearer description of the one before. */
  readonly isJoined: boolean
}

/** Days, and the times asked of each of them. */
export interface Clause {
  readonly days: readonly DayTerm[]
  /** Split at "or": each is read by itself, and any of them will do. */
  readonly alternatives: readonly (readonly TimeExpression[])[]
}

/**
 * Groups what was said about time. Times belong to the days before them (`thu fri pm`), or, where
 * they come first, to the days behind them (`pm thu fri`); a day after times begins a new clause
 * (`thu pm fri am`).
 */
export function groupClauses(entries: readonly Entry[]): Clause[] {
  const groups: Entry[][] = []
  for (const [index, entry] of entries.entries()) {
    const group = groups.at(-1)
    if (!group || startsClause(group, entries.slice(index))) groups.push([entry])
    else group.push(entry)
  }
  return groups.map(group => ({ days: daysOf(group), alternatives: alternativesOf(group) }))
}

function startsClause(group: readonly Entry[], [entry, next]: readonly Entry[]): boolean {
  const isTimeFirst = group[0]?.kind === 'time'
  const isComplete =
    group.some(({ kind }) => kind === 'day') && group.some(({ kind }) => kind === 'time')
  if (!isComplete) return false
  if (isTimeFirst) return entry?.kind === 'time' && next?.kind === 'day'
  return entry?.kind === 'day'
}

function daysOf(group: readonly Entry[]): DayTerm[] {
  const terms: DayTerm[] = []
  for (const entry of group) {
    if (entry.kind !== 'day') continue
    const isJoined = entry.joint === 'or' || entry.joint === 'and'
    const term = { day: entry.day, said: undefined, isJoined }
    const paired = isJoined ? undefined : pair(terms.at(-1), term)
    if (paired) terms.pop()
    terms.push(paired ?? term)
  }
  return terms
}

/** `thu 12 nov` and `12 nov thu` are one day. */
function pair(before: DayTerm | undefined, { day }: DayTerm): DayTerm | undefined {
  if (!before || before.said) return undefined
  const [weekday, date] = isWeekday(before.day) ? [before.day, day] : [day, before.day]
  if (!isWeekday(weekday) || !isDate(date)) return undefined
  return { day: date, said: weekday.weekday, isJoined: before.isJoined }
}

function isWeekday(day: DayExpression) {
  return day.kind === 'weekday'
}

function isDate(day: DayExpression): boolean {
  return ['date', 'month-day', 'day-of-month', 'slashed'].includes(day.kind)
}

function alternativesOf(group: readonly Entry[]): TimeExpression[][] {
  const alternatives: TimeExpression[][] = []
  for (const entry of group) {
    if (entry.kind !== 'time') continue
    const last = alternatives.at(-1)
    if (last && entry.joint !== 'or') last.push(entry.time)
    else alternatives.push([entry.time])
  }
  return alternatives
}
