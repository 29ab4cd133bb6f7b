import { expect, test } from 'vitest'
import type { Period, Schedule } from '../../src/scheduling/types.ts'
import { toInstant } from '../../src/scheduling/zoned-time.ts'
import { dayIn } from './support/office-host.ts'
import { openTime } from './support/open-time.ts'

const hour = 3_600_000

function everyDay(timeZone: string, period: Period): Schedule {
  const periods = [period]
  const weekly = {
    mon: periods,
    tue: periods,
    wed: periods,
    thu: periods,
    fri: periods,
    sat: periods,
    sun: periods,
  }
  return { timeZone, weekly, overrides: [] }
}

function hoursOpen(schedule: Schedule, day: string): number {
  const open = openTime(schedule, dayIn(day, schedule.timeZone))
  return open.reduce((sum, { start, end }) => sum + (end - start), 0) / hour
}

test('a day round the clock has as many hours as its clocks give it', () => {
  const always: Period = ['00:00', '24:00']
  expect(hoursOpen(everyDay('America/New_York', always), '2026-03-08')).toBe(23)
  expect(hoursOpen(everyDay('America/New_York', always), '2026-11-01')).toBe(25)
  expect(hoursOpen(everyDay('Australia/Lord_Howe', always), '2026-10-04')).toBe(23.5)
  expect(hoursOpen(everyDay('Antarctica/Troll', always), '2026-03-29')).toBe(22)
  expect(hoursOpen(everyDay('America/Santiago', always), '2026-09-06')).toBe(23)
})

test('hours that end when they start last until the next day', () => {
  const schedule: Schedule = {
    timeZone: 'UTC',
    weekly: { tue: [['09:00', '09:00']] },
    overrides: [],
  }
  expect([hoursOpen(schedule, '2026-11-24'), hoursOpen(schedule, '2026-11-25')]).toEqual([15, 9])
})

test('a day that never was has no hours, and lends none to the next', () => {
  const friday: Schedule = {
    timeZone: 'Pacific/Apia',
    weekly: { fri: [['09:00', '17:00']] },
    overrides: [],
  }
  const start = toInstant('2011-12-28', '00:00', 'Pacific/Apia')
  expect(openTime(friday, { start, end: start + 4 * 24 * hour })).toEqual([])
})

test('hours that a clock change turns round are left out', () => {
  // 02:30 moves to 03:30, which is after the end.
  const schedule = everyDay('America/New_York', ['02:30', '03:15'])
  expect(hoursOpen(schedule, '2026-03-08')).toBe(0)
  expect(hoursOpen(schedule, '2026-03-09')).toBe(0.75)
})

test('a night shift far west of the schedule’s zone is found two dates back', () => {
  const schedule: Schedule = {
    timeZone: 'Pacific/Kiritimati',
    weekly: {},
    overrides: [{ date: '2026-11-19', periods: [['23:50', '23:40']] }],
    zoneStays: [{ from: '2026-11-19', until: '2026-11-19', timeZone: 'Pacific/Niue' }],
  }
  // At 10:30 UTC it is half past midnight of the 22nd on Kiritimati and 23:30 of the 20th on Niue.
  const start = Date.UTC(2026, 10, 21, 10, 30)
  expect(openTime(schedule, { start, end: start + hour })).toEqual([
    { start, end: start + hour / 6 },
  ])
})

test('of two overrides for one date the last counts', () => {
  const overrides = [
    { date: '2026-11-24', periods: [['09:00', '17:00']] as const },
    { date: '2026-11-24', periods: [['09:00', '10:00']] as const },
  ]
  const schedule = { ...everyDay('Asia/Kathmandu', ['08:00', '20:00']), overrides }
  expect(hoursOpen(schedule, '2026-11-24')).toBe(1)
})

test('an empty range has no open time', () => {
  expect(openTime(everyDay('UTC', ['00:00', '24:00']), { start: 5, end: 5 })).toEqual([])
})
