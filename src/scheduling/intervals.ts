import type { Interval, IntervalList } from './types.ts'

const byStart = (a: Interval, b: Interval) => a.start - b.start

/** Makes an `IntervalList` of intervals in any order; empty and inverted ones are dropped. */
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

export function union(a: IntervalList, b: IntervalList): IntervalList {
  return merge([...a, ...b])
}

/** Whether the span lasts at all and shares time with the window. */
export const touches = (span: Interval, window: Interval): boolean =>
  span.start < span.end && span.start < window.end && span.end > window.start

/** What lies in both. */
export function intersect(a: IntervalList, b: IntervalList): IntervalList {
  const common: Interval[] = []
  let j = 0
  for (const left of a) {
    while (j < b.length && endOf(b, j) <= left.start) j++
    for (let k = j; k < b.length; k++) {
      const right = b[k]
      if (right === undefined || right.start >= left.end) break
      common.push({
        start: Math.max(left.start, right.start),
        end: Math.min(left.end, right.end),
      })
    }
  }
  return common
}

/** What lies in `from` and not in `taken`. */
export function subtract(from: IntervalList, taken: IntervalList): IntervalList {
  const rest: Interval[] = []
  let j = 0
  for (const interval of from) {
    while (j < taken.length && endOf(taken, j) <= interval.start) j++
    let start = interval.start
    for (let k = j; k < taken.length; k++) {
      const hole = taken[k]
      if (hole === undefined || hole.start >= interval.end) break
      if (hole.start > start) rest.push({ start, end: hole.start })
      start = hole.end
    }
    if (start < interval.end) rest.push({ start, end: interval.end })
  }
  return rest
}

export function clip(list: IntervalList, range: Interval): IntervalList {
  return range.start < range.end ? intersect(list, [range]) : []
}

export function overlaps(a: Interval, b: Interval): boolean {
  return a.start < b.end && b.start < a.end
}

function endOf(list: IntervalList, index: number): number {
  return list[index]?.end ?? Number.POSITIVE_INFINITY
}

/** Lists out of the store come sorted; looking is cheaper than sorting again. */
function isAscending(intervals: readonly Interval[]): boolean {
  let before = Number.NEGATIVE_INFINITY
  for (const { start } of intervals) {
    if (start < before) return false
    before = start
  }
  return true
}
