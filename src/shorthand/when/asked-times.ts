import type { TimeExpression } from '../pieces.ts'
import type { Fault } from '../types.ts'
import type { PartOfDay } from '../vocabulary/vocabulary.ts'
import { readClocks } from './read-clocks.ts'
import { intersectWindows, mergeWindows, type Window } from './windows.ts'

/** The requested times of a day, in wall-clock minutes since its midnight. */
export interface AskedTimes {
  readonly windows: readonly Window[]
  /** Precise starts. */
  readonly starts: readonly number[]
}

const noon = 720
export const wholeDay: Window = { from: 0, until: 1440 }

/** `am` and `morning` are 8:00–12:00, `pm` and `afternoon` 12:00–18:00, `evening` 18:00–21:00. */
const partWindows: Readonly<Record<PartOfDay, Window>> = {
  am: { from: 480, until: 720 },
  morning: { from: 480, until: 720 },
  pm: { from: 720, until: 1080 },
  afternoon: { from: 720, until: 1080 },
  evening: { from: 1080, until: 1260 },
}

/** The union of the alternatives; the whole day if there are none. */
export function askedTimes(
  alternatives: readonly (readonly TimeExpression[])[],
): AskedTimes | Fault {
  if (alternatives.length === 0) return { windows: [wholeDay], starts: [] }
  const windows: Window[] = []
  const starts: number[] = []
  for (const alternative of alternatives) {
    const times = readAlternative(alternative)
    if ('fault' in times) return times
    windows.push(...times.windows)
    starts.push(...times.starts)
  }
  return { windows: mergeWindows(windows), starts: [...new Set(starts)].sort((a, b) => a - b) }
}

/**
 * Parts of the day and ranges that overlap narrow each other (`pm 14-17`), others add up (`am pm`); bounds
 * narrow both. A start beside its part is only that start: `9:00 in the morning`.
 */
function readAlternative(times: readonly TimeExpression[]): AskedTimes | Fault {
  const parts = mergeWindows(
    times.flatMap(time => (time.kind === 'part' ? [partWindows[time.part]] : [])),
  )
  const clocks = readClocks(times, parts)
  if ('fault' in clocks) return clocks
  const ranges = mergeWindows(clocks.ranges)
  const bound = boundWindows(clocks)
  const starts = clocks.starts.filter(start => bound.some(window => holds(window, start)))
  const isMeant =
    starts.length > 0 && starts.every(start => parts.some(part => isNear(part, start)))
  const open = clocks.starts.length > 0 ? ranges : [wholeDay]
  const windows = intersectWindows(isMeant ? ranges : (narrow(parts, ranges) ?? open), bound)
  return windows.length + starts.length === 0 ? { fault: 'nothing-left' } : { windows, starts }
}

/** Undefined if neither was requested. */
function narrow(parts: readonly Window[], ranges: readonly Window[]): Window[] | undefined {
  if (parts.length + ranges.length === 0) return undefined
  const common = intersectWindows(parts, ranges)
  return common.length > 0 ? common : mergeWindows([...parts, ...ranges])
}

/** `after 10 before 3` is the time between, `before 9 after 5` the time outside. */
function boundWindows({ after, before }: { after?: number; before?: number }): Window[] {
  if (after === undefined && before === undefined) return [wholeDay]
  const [from, until] = [after ?? 0, before ?? 1440]
  if (from < until) return [{ from, until }]
  return mergeWindows([
    { from: 0, until },
    { from, until: 1440 },
  ])
}

/** In the same half of the day: `3 in the morning` is a start, though no part contains it. */
function isNear(part: Window, minute: number): boolean {
  return holds(part, minute) || part.from < noon === minute < noon
}

function holds({ from, until }: Window, minute: number): boolean {
  return from <= minute && minute < until
}
