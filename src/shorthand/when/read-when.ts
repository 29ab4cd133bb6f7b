import type { PlainDate } from '../../scheduling/types.ts'
import type { Piece } from '../pieces.ts'
import type { Fault, When } from '../types.ts'
import { type Clause, groupClauses } from './clauses.ts'
import { describeDays } from './describe-days.ts'
import { entriesOf } from './entries.ts'
import { readExclusions } from './exclusions.ts'
import { type DayTimes, resolveClause } from './resolve-clause.ts'
import type { DateOrder } from './resolve-day.ts'
import type { Today } from './today.ts'
import { mergeWindows, subtractWindows, type Window } from './windows.ts'

const anyTime: Clause = { days: [], alternatives: [] }

/**
 * The requested times of a command; undefined if it has none.
 *
 * @param meetingMinutes length of the range of a precise start
 */
export function readWhen(
  pieces: readonly Piece[],
  calendar: { today: Today; order: DateOrder; meetingMinutes: number },
): When | Fault | undefined {
  const { asked, excluded } = entriesOf(pieces)
  if (asked.length + excluded.length === 0) return undefined
  const exclusions = readExclusions(excluded, calendar)
  if ('fault' in exclusions) return exclusions
  const clauses = asked.length > 0 ? groupClauses(asked) : [anyTime]
  const days: DayTimes[] = []
  for (const clause of clauses) {
    const resolved = resolveClause(clause, { ...calendar, isExcluded: exclusions.isExcluded })
    if ('fault' in resolved) return resolved
    days.push(...resolved)
  }
  const isAnyDay = clauses.some(clause => clause.days.length === 0)
  const when = describeDays(combine(days, exclusions.windows), calendar)
  return when ? { ...when, isAnyDay } : { fault: 'nothing-left' }
}

/** Each day once, ascending, without the excluded times. */
function combine(days: readonly DayTimes[], excluded: readonly Window[]): DayTimes[] {
  const byDay = new Map<PlainDate, DayTimes>()
  for (const { day, windows, starts } of days) {
    const known = byDay.get(day) ?? { windows: [], starts: [] }
    byDay.set(day, {
      day,
      windows: [...known.windows, ...windows],
      starts: [...known.starts, ...starts],
    })
  }
  return [...byDay.values()]
    .map(({ day, windows, starts }) => ({
      day,
      windows: subtractWindows(mergeWindows(windows), excluded),
      starts: [...new Set(starts)].filter(start => !isIn(excluded, start)).sort((a, b) => a - b),
    }))
    .sort((a, b) => (a.day < b.day ? -1 : 1))
}

function isIn(windows: readonly Window[], minute: number): boolean {
  return windows.some(({ from, until }) => from <= minute && minute < until)
}
