import fc from 'fast-check'
import type {
  HostAvailability,
  Interval,
  Occupied,
  Period,
  PlainDate,
  Schedule,
  SlotRules,
} from '../../../src/scheduling/types.ts'
import { day, minute } from './wall-clock.ts'

/** Zones and the days on which their clocks do something remarkable. */
export const remarkableDays: readonly (readonly [timeZone: string, date: PlainDate])[] = [
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Cairo', '2026-10-30'],
  ['Pacific/Apia', '2011-12-30'],
  ['Antarctica/Troll', '2026-03-29'],
  ['Antarctica/Troll', '2026-10-25'],
  ['Pacific/Chatham', '2026-04-05'],
  ['Asia/Kathmandu', '2026-06-10'],
  ['Asia/Kolkata', '2026-12-31'],
  ['America/Nuuk', '2026-03-28'],
  ['Africa/Casablanca', '2026-02-15'],
  ['America/New_York', '2026-11-01'],
  ['Europe/Warsaw', '2026-03-29'],
]

/** `24:00` may end a period and never begins one. */
const wallTime = (granularity: number) =>
  fc
    .integer({ min: 0, max: (24 * 60) / granularity - 1 })
    .map(n => n * granularity)
    .map(n => `${pad(Math.floor(n / 60))}:${pad(n % 60)}`)

const pad = (n: number) => String(n).padStart(2, '0')

export const period: fc.Arbitrary<Period> = fc
  .tuple(
    wallTime(5),
    fc.oneof({ weight: 9, arbitrary: wallTime(5) }, { weight: 1, arbitrary: fc.constant('24:00') }),
  )
  .filter(([start, end]) => start !== end)

const dayOfPeriods = fc.array(period, { maxLength: 2 })

/** `around` is the day things happen on; overrides and stays fall near it. */
export function scheduleAround(timeZone: string, around: PlainDate): fc.Arbitrary<Schedule> {
  const near = fc.integer({ min: -2, max: 2 }).map(n => shiftDay(around, n))
  return fc.record({
    timeZone: fc.constant(timeZone),
    weekly: fc.record({
      mon: dayOfPeriods,
      tue: dayOfPeriods,
      wed: dayOfPeriods,
      thu: dayOfPeriods,
      fri: dayOfPeriods,
      sat: dayOfPeriods,
      sun: dayOfPeriods,
    }),
    overrides: fc.array(fc.record({ date: near, periods: dayOfPeriods }), { maxLength: 2 }),
    zoneStays: fc.array(
      fc.record({
        from: fc.constant(around),
        until: near.filter(date => date >= around),
        timeZone: fc.constantFrom('Asia/Kathmandu', 'America/New_York', 'Pacific/Kiritimati'),
      }),
      { maxLength: 1 },
    ),
  })
}

export function shiftDay(date: PlainDate, count: number): PlainDate {
  return new Date(Date.parse(date) + count * day).toISOString().slice(0, 10)
}

const buffer = fc.constantFrom(0, 5, 10, 30)

export function rulesAround(around: PlainDate): fc.Arbitrary<SlotRules> {
  const near = fc.integer({ min: -1, max: 2 }).map(n => shiftDay(around, n))
  const limit = fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined })
  return fc.record({
    durationMinutes: fc.constantFrom(15, 30, 45, 60, 100),
    stepMinutes: fc.constantFrom(5, 15, 20, 25, 45),
    bufferBeforeMinutes: buffer,
    bufferAfterMinutes: buffer,
    noticeMinutes: fc.constantFrom(0, 60, 240, 1_500),
    horizon: fc.oneof(
      fc.record({ kind: fc.constant('rolling'), days: fc.integer({ min: 0, max: 3 }) }),
      fc.record({ kind: fc.constant('dates'), from: near, until: near }),
    ),
    limits: fc.record({ perDay: limit, perWeek: limit }),
  })
}

export function hostAround(timeZone: string, around: PlainDate): fc.Arbitrary<HostAvailability> {
  const block: fc.Arbitrary<Interval> = fc
    .tuple(instantAround(around), fc.integer({ min: 0, max: 60 }))
    .map(([start, fives]) => ({ start, end: start + fives * 5 * minute }))
  const occupied: fc.Arbitrary<Occupied> = fc
    .tuple(
      block.filter(({ start, end }) => start < end),
      buffer,
      buffer,
    )
    .map(([span, bufferBeforeMinutes, bufferAfterMinutes]) => ({
      ...span,
      bufferBeforeMinutes,
      bufferAfterMinutes,
    }))
  return fc.record({
    hostId: fc.constant('host'),
    schedule: scheduleAround(timeZone, around),
    busy: fc.array(block, { maxLength: 6 }),
    occupied: fc.array(occupied, { maxLength: 4 }),
    countedStarts: fc.array(instantAround(around), { maxLength: 4 }),
  })
}

/** Within a day and a half of the day's noon in UTC, on a minute divisible by five. */
export function instantAround(around: PlainDate): fc.Arbitrary<number> {
  const noon = Date.parse(`${around}T12:00:00Z`)
  return fc.integer({ min: -432, max: 432 }).map(n => noon + n * 5 * minute)
}
