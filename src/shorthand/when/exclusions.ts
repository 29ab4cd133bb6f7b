import { type PlainDate, type Weekday, weekdays } from '../../scheduling/types.ts'
import { weekdayOf } from '../../scheduling/zoned-time.ts'
import type { Fault } from '../types.ts'
import { askedTimes, wholeDay } from './asked-times.ts'
import { type DayTerm, dayTerms } from './day-terms.ts'
import type { Entry } from './entries.ts'
import type { DateOrder } from './resolve-day.ts'
import { resolveTerm } from './resolve-term.ts'
import type { Today } from './today.ts'
import { mergeWindows, type Window } from './windows.ts'

/** Length of an excluded start, so that no meeting that starts shortly before overlaps it. */
const excludedStartMinutes = 60

interface Exclusions {
  isExcluded(day: PlainDate): boolean
  /** Times that are excluded on all days. */
  readonly windows: readonly Window[]
}

/** `not fri` excludes every Friday, `not next fri` only that one, `not am` the mornings of all days. */
export function readExclusions(
  entries: readonly Entry[],
  { today, order }: { today: Today; order: DateOrder },
): Exclusions | Fault {
  const windows = excludedWindows(entries)
  if ('fault' in windows) return windows
  const terms = dayTerms(entries)
  const excluded = new Set(terms.flatMap(({ day }) => everyWeekday(day)))
  const asked = { windows: [wholeDay], starts: [] }
  const dates = new Set(
    terms
      .filter(({ day }) => everyWeekday(day).length === 0)
      .map(term => resolveTerm(term, { today, asked, order }))
      // A past day need not be excluded.
      .flatMap(resolved => ('fault' in resolved ? [] : resolved)),
  )
  return { isExcluded: day => excluded.has(weekdayOf(day)) || dates.has(day), windows }
}

/** The weekdays of `fri` and `mon-wed`; empty for particular days. */
function everyWeekday(day: DayTerm['day']): Weekday[] {
  if (day.kind === 'weekday') return day.week === undefined ? [day.weekday] : []
  if (day.kind !== 'span' || day.from.kind !== 'weekday') return []
  if (day.until.kind !== 'weekday' || day.until.week !== undefined) return []
  const [from, until] = [weekdays.indexOf(day.from.weekday), weekdays.indexOf(day.until.weekday)]
  return weekdays.filter((_, index) => (index - from + 7) % 7 <= (until - from + 7) % 7)
}

function excludedWindows(entries: readonly Entry[]): Window[] | Fault {
  const times = entries.flatMap(entry => (entry.kind === 'time' ? [[entry.time]] : []))
  if (times.length === 0) return []
  const asked = askedTimes(times)
  if ('fault' in asked) return asked
  const starts = asked.starts.map(from => ({ from, until: from + excludedStartMinutes }))
  return mergeWindows([...asked.windows, ...starts])
}
