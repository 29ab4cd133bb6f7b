import type { TimeExpression } from '../pieces.ts'
import { type DayTerm, dayTerms } from './day-terms.ts'
import type { Entry } from './entries.ts'

/** Days, and the requested times of each of them. */
export interface Clause {
  readonly days: readonly DayTerm[]
  /** Separated by "or": each is read by itself, and any of them is acceptable. */
  readonly alternatives: readonly (readonly TimeExpression[])[]
}

/**
 * Groups days and times. Times belong to the days before them (`thu fri pm`) or, if they come first, to the
 * days after them (`pm thu fri`); a day after times begins a new clause (`thu pm fri am`).
 */
export function groupClauses(entries: readonly Entry[]): Clause[] {
  const groups: Entry[][] = []
  for (const [index, entry] of entries.entries()) {
    const group = groups.at(-1)
    if (!group || startsClause(group, entries.slice(index))) groups.push([entry])
    else group.push(entry)
  }
  return groups.map(group => ({ days: dayTerms(group), alternatives: alternativesOf(group) }))
}

function startsClause(group: readonly Entry[], [entry, next]: readonly Entry[]): boolean {
  const isTimeFirst = group[0]?.kind === 'time'
  const isComplete =
    group.some(({ kind }) => kind === 'day') && group.some(({ kind }) => kind === 'time')
  if (!isComplete) return false
  if (isTimeFirst) return entry?.kind === 'time' && next?.kind === 'day'
  return entry?.kind === 'day'
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
