import type { PlainDate } from '../../types.ts'
import { weekdayOf } from '../../zoned-time.ts'
import type { Fault } from '../types.ts'
import { askedTimes, wholeDay } from './asked-times.ts'
import type { Entry } from './entries.ts'
import { type DateOrder, resolveDay } from './resolve-day.ts'
import type { Today } from './today.ts'
import { mergeWindows, type Window } from './windows.ts'

/** A start that is not wanted closes this much, so that no other meeting runs through it. */
const excludedStartMinutes = 60

export interface Exclusions {
  isExcluded(day: PlainDate): boolean
  /** Times wanted on no day. */
  readonly windows: readonly Window[]
}

/** `not fri` excludes every Friday, `not next fri` the one, `not am` the mornings of all days. */
export function readExclusions(
  entries: readonly Entry[],
  { today, order }: { today: Today; order: DateOrder },
): Exclusions | Fault {
  const windows = excludedWindows(entries)
  if ('fault' in windows) return windows
  const days = entries.flatMap(entry => (entry.kind === 'day' ? [entry.day] : []))
  const weekdays = new Set(
    days.flatMap(day => (day.kind === 'weekday' && day.week === undefined ? [day.weekday] : [])),
  )
  const asked = { windows: [wholeDay], starts: [] }
  const dates = new Set(
    days
      .filter(day => day.kind !== 'weekday' || day.week !== undefined)
      .map(day => resolveDay(day, { today, asked, order }))
      // A day that is over needs no excluding.
      .flatMap(resolved => ('fault' in resolved ? [] : resolved)),
  )
  return { isExcluded: day => weekdays.has(weekdayOf(day)) || dates.has(day), windows }
}

function excludedWindows(entries: readonly Entry[]): Window[] | Fault {
  const times = entries.flatMap(entry => (entry.kind === 'time' ? [[entry.time]] : []))
  if (times.length === 0) return []
  const asked = askedTimes(times)
  if ('fault' in asked) return asked
  const starts = asked.starts.map(from => ({ from, until: from + excludedStartMinutes }))
  return mergeWindows([...asked.windows, ...starts])
}
