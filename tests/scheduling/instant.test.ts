import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  clampInstant,
  clampSpan,
  isInstant,
  readInstant,
  readWallTime,
  startOfNamedDay,
} from '../../src/scheduling/instant.ts'
import { isPlainDate, isPlainMonth } from '../../src/scheduling/plain-date.ts'
import { addDays, dayOf, startOfDay } from '../../src/scheduling/zoned-time.ts'
import { hostileInstants } from '../support/hostile-instants.ts'

test.each([
  ['2026-11-05T09:00:00Z', Date.UTC(2026, 10, 5, 9)],
  ['2026-11-05T09:00:00.000Z', Date.UTC(2026, 10, 5, 9)],
  ['2026-11-05T09:00+01:00', Date.UTC(2026, 10, 5, 8)],
  ['2026-11-05T09:00 01:00', Date.UTC(2026, 10, 5, 8)],
  ['2026-11-05T09:00:00.1234567Z', Date.UTC(2026, 10, 5, 9, 0, 0, 123)],
  ['1793869200000', 1_793_869_200_000],
  [1_793_869_200_000, 1_793_869_200_000],
  ['2199-12-31T23:59:59Z', Date.UTC(2199, 11, 31, 23, 59, 59)],
  ['1970-01-01T00:00:00Z', 0],
])('%s is read', (value, instant) => {
  expect(readInstant(value)).toBe(instant)
})

test.each([...hostileInstants, '2026-11-05T09:00', '2026-11-05', 'November 5', '1', undefined])(
  '%j is no instant',
  value => {
    expect(readInstant(value)).toBeUndefined()
  },
)

test.each(hostileInstants)('%j is no day and no time of day', value => {
  const text = String(value)
  expect([isPlainDate(text), isPlainMonth(text)]).toEqual([false, false])
  expect(readWallTime({ day: text, time: '10:00' }, 'Europe/Berlin')).toBeUndefined()
  expect(readWallTime({ day: '2026-11-05', time: text }, 'Europe/Berlin')).toBeUndefined()
})

const zones = ['UTC', 'Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']

test('whatever is read can be formatted, moved by days and stored', () => {
  const instants = fc.oneof(fc.string(), fc.date().map(String), fc.double().map(String))
  const isoTexts = fc.date({ noInvalidDate: true }).map(date => date.toISOString())
  fc.assert(
    fc.property(fc.oneof(instants, isoTexts), fc.constantFrom(...zones), (text, zone) => {
      const instant = readInstant(text)
      if (instant === undefined) return
      const day = dayOf(instant, zone)
      expect(startOfDay(addDays(day, 62), zone)).toBeGreaterThan(instant)
      expect(new Date(instant).toISOString()).toMatch(/^\d{4}-/)
    }),
  )
})

test('an instant that a calendar computes is moved into the bounds, and only NaN is none', () => {
  fc.assert(
    fc.property(fc.double(), at => {
      const clamped = clampInstant(at)
      if (Number.isNaN(at)) expect(clamped).toBeUndefined()
      else expect(isInstant(clamped)).toBe(true)
    }),
  )
})

test('what lasts until the year 9999 takes its time, what is wholly out of bounds takes none', () => {
  const start = Date.UTC(2026, 10, 5)
  const forever = clampSpan(start, Date.parse('9999-12-31T00:00:00Z'))
  expect(forever?.start).toBe(start)
  expect(isInstant(forever?.end)).toBe(true)
  const ancient = clampSpan(Date.parse('0001-01-01T00:00:00Z'), Date.parse('1899-01-01T00:00:00Z'))
  expect(ancient).toEqual({ start: 0, end: 0 })
  expect(clampSpan(start, Number.NaN)).toBeUndefined()
})

test.each(['9999-12-31', '0001-01-01', '2026-13-40', '', '+10000-01-01', '2026-02-30'])(
  'a day that a calendar names as %j is within the bounds, or none',
  day => {
    const at = startOfNamedDay(day, 'Europe/Berlin')
    expect(Number.isNaN(at) || isInstant(at)).toBe(true)
  },
)
