import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spreadOverDays } from '../../src/scheduling/spread-over-days.ts'

const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
const monday = Date.UTC(2026, 10, 2)
const at = (day: number, hour: number) => monday + day * dayMs + hour * hourMs
const hours = (day: number, ...list: number[]) => list.map(hour => at(day, hour))
const spread = (starts: readonly number[], count: number, timeZone = 'UTC') =>
  spreadOverDays(starts, { count, timeZone })

test('one start on each of the first days, the earliest first and the later ones later in the day', () => {
  const free = [0, 1, 2, 7, 8].flatMap(day => hours(day, 9, 10, 11, 14, 15, 16, 17))
  expect(spread(free, 3)).toEqual([at(0, 9), at(1, 14), at(2, 17)])
})

test.each([
  ['no start', [], 3, []],
  ['fewer than wanted', hours(0, 9, 10), 3, hours(0, 9, 10)],
  ['one wanted', [...hours(0, 9, 10), ...hours(1, 9)], 1, [at(0, 9)]],
  ['one day', hours(0, 9, 10, 11, 12, 13), 3, hours(0, 9, 11, 13)],
  ['a short day', [at(0, 9), ...hours(1, 9, 10, 11)], 3, [at(0, 9), at(1, 9), at(1, 11)]],
])('%s', (_what, free, count, expected) => expect(spread(free, count)).toEqual(expected))

test('days are those of the zone', () => {
  const lateEvenings = [at(0, 22), at(1, 2)]
  expect(spread([...lateEvenings, at(2, 12)], 2)).toEqual([at(0, 22), at(1, 2)])
  expect(spread([...lateEvenings, at(2, 12)], 2, 'Europe/Warsaw')).toEqual([at(0, 22), at(1, 2)])
  expect(spread([...lateEvenings, at(2, 12)], 2, 'America/New_York')).toEqual([
    at(0, 22),
    at(2, 12),
  ])
})

test('as many as there are up to the count, ascending, distinct, with the earliest', () => {
  const free = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 60 })
  fc.assert(
    fc.property(free, fc.integer({ min: 1, max: 8 }), (list, count) => {
      const starts = list.map(half => monday + half * 30 * 60_000).sort((a, b) => a - b)
      const chosen = spread(starts, count, 'Europe/Warsaw')
      expect(chosen.every(start => starts.includes(start))).toBe(true)
      expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b))
      expect(chosen[0]).toBe(starts[0])
      expect(chosen.length).toBeLessThanOrEqual(count)
      const days = new Set(starts.map(start => Math.floor((start + hourMs) / dayMs))).size
      expect(chosen.length).toBeGreaterThanOrEqual(Math.min(count, days))
    }),
  )
})
