import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merge } from '../../src/scheduling/intervals.ts'
import type { Interval, IntervalList } from '../../src/scheduling/types.ts'

const span = 40
const point = fc.integer({ min: 0, max: span })
const anyIntervals = fc.array(fc.record({ start: point, end: point }), { maxLength: 8 })

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
