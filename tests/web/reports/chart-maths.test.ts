import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  barLength,
  hasLabel,
  labelStride,
  niceScale,
  stackBars,
} from '../../../src/web/reports/chart-maths.ts'

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [9, [0, 5, 10]],
  [47, [0, 20, 40, 60]],
  [400, [0, 100, 200, 300, 400]],
])('an axis up to %i has the ticks %j', (highest, ticks) => {
  expect(niceScale(highest).ticks).toEqual(ticks)
})

test('an axis reaches every value with few whole steps', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), highest => {
      const { top, ticks } = niceScale(highest)
      expect(top).toBeGreaterThanOrEqual(highest)
      expect(ticks.at(-1)).toBe(top)
      expect(ticks.length).toBeLessThanOrEqual(6)
      expect(ticks.every(Number.isInteger)).toBe(true)
    }),
  )
})

test('the segments of a bar stand on one another and fill it', () => {
  const count = fc.nat(50)
  const tally = fc
    .record({ completed: count, scheduled: count, other: count, noShow: count, canceled: count })
    .map(one => ({ ...one, total: Object.values(one).reduce((sum, each) => sum + each, 0) }))
  fc.assert(
    fc.property(fc.array(tally, { minLength: 1, maxLength: 105 }), tallies => {
      const scale = niceScale(Math.max(...tallies.map(({ total }) => total)))
      const bars = stackBars(tallies, { scale, plotHeight: 220 })
      for (const { x, width, top, segments } of bars) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x + width).toBeLessThanOrEqual(100)
        const foot = segments.reduceRight((end, { y, height }) => {
          expect(y).toBeCloseTo(end)
          return y + height
        }, top)
        expect(foot).toBeCloseTo(220)
      }
    }),
  )
})

test('the last bar is labelled, and no more than have room', () => {
  const stride = labelStride(26, 6)
  const labelled = Array.from({ length: 26 }, (_, index) => index).filter(index =>
    hasLabel(index, 26, stride),
  )
  expect(labelled.at(-1)).toBe(25)
  expect(labelled.length).toBeLessThanOrEqual(6)
})

test('a bar that stands for something is seen', () => {
  expect(barLength(1, 1_000)).toBe(1)
  expect(barLength(0, 1_000)).toBe(0)
  expect(barLength(0, 0)).toBe(0)
})
