import type { Interval, IntervalList } from './types.ts'

const byStart = (a: Interval, b: Interval) => a.start - b.start

/** Makes an `IntervalList` from intervals in any order; empty and inverted ones are dropped. */
export function merge(intervals: readonly Interval[]): IntervalList {
  const merged: Interval[] = []
  let last: Interval | undefined
  for (const next of isAscending(intervals) ? intervals : intervals.toSorted(byStart)) {
    if (next.start >= next.end) continue
    if (last !== undefined && next.start <= last.end) {
      if (next.end <= last.end) continue
      last = { start: last.start, end: next.end }
      merged[merged.length - 1] = last
    } else {
      last = next
      merged.push(next)
    }
  }
  return merged
}

/** Whether the span is not empty and overlaps the window. */
export const touches = (span: Interval, window: Interval): boolean =>
  span.start < span.end && span.start < window.end && span.end > window.start

/** Lists from the store are sorted; checking is cheaper than sorting again. */
function isAscending(intervals: readonly Interval[]): boolean {
  let before = Number.NEGATIVE_INFINITY
  for (const { start } of intervals) {
    if (start < before) return false
    before = start
  }
  return true
}
