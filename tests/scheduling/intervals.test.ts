import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clip,
  intersect,
  merge,
  overlaps,
  subtract,
  union,
} from '../../src/scheduling/intervals.ts'
import type { Interval, IntervalList } from '../../src/scheduling/types.ts'

const span = 40
const point = fc.integer({ min: 0, max: span })
const anyIntervals = fc.array(fc.record({ start: point, end: point }), { maxLength: 8 })
const lists = anyIntervals.map(merge)

const covers = (intervals: readonly Interval[], at: number) =>
  intervals.some(({ start, end }) => start <= at && at < end)

function expectPoints(list: IntervalList, isIn: (at: number) => boolean): void {
  for (let at = 0; at <= span; at++) expect(covers(list, at)).toBe(isIn(at))
  for (const [i, { start, end }] of list.entries()) {
    expect(start).toBeLessThan(end)
    expect(start).toBeGreaterThan(list[i - 1]?.end ?? -1)
  }
}

test('merging keeps every point, in order, with nothing that overlaps or touches', () => {
  fc.assert(
    fc.property(anyIntervals, intervals =>
      expectPoints(merge(intervals), at => covers(intervals, at)),
    ),
  )
})

test('subtracting leaves the points of one list that the other has not', () => {
  fc.assert(
    fc.property(lists, lists, (a, b) =>
      expectPoints(subtract(a, b), at => covers(a, at) && !covers(b, at)),
    ),
  )
})

test('intersecting leaves the points that both lists have', () => {
  fc.assert(
    fc.property(lists, lists, (a, b) =>
      expectPoints(intersect(a, b), at => covers(a, at) && covers(b, at)),
    ),
  )
})

test('uniting has the points that either list has', () => {
  fc.assert(
    fc.property(lists, lists, (a, b) =>
      expectPoints(union(a, b), at => covers(a, at) || covers(b, at)),
    ),
  )
})

test('clipping leaves the points in the range', () => {
  fc.assert(
    fc.property(lists, point, point, (a, start, end) =>
      expectPoints(clip(a, { start, end }), at => covers(a, at) && start <= at && at < end),
    ),
  )
})

test('intervals that touch do not overlap', () => {
  expect(overlaps({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(false)
  expect(overlaps({ start: 0, end: 6 }, { start: 5, end: 9 })).toBe(true)
})
