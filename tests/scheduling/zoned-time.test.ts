import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  isoWeekStart,
  isTimeZone,
  offsetMinutesAt,
  startOfDay,
  toInstant,
  weekdayOf,
} from '../../src/scheduling/zoned-time.ts'

const utc = (instant: number) => new Date(instant).toISOString().slice(0, 16)

describe('a time that the clock change leaves out moves forward by the gap', () => {
  test.each([
    [
      'Lord Howe skips half an hour',
      '2026-10-04',
      '02:15',
      'Australia/Lord_Howe',
      '2026-10-03T15:45',
    ],
    ['Troll skips two hours', '2026-03-29', '02:15', 'Antarctica/Troll', '2026-03-29T02:15'],
    ['New York skips an hour', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T07:30'],
    ['Santiago skips midnight', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00'],
    ['Apia skips a day', '2011-12-30', '09:00', 'Pacific/Apia', '2011-12-30T19:00'],
  ])('%s', (_, day, time, zone, instant) => {
    expect(utc(toInstant(day, time, zone))).toBe(instant)
  })
})

describe('of a time that is shown twice, the first is meant', () => {
  test.each([
    ['Lord Howe', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45'],
    ['Troll', '2026-10-25', '01:30', 'Antarctica/Troll', '2026-10-24T23:30'],
    ['New York', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30'],
    ['Santiago, before midnight', '2026-04-04', '23:30', 'America/Santiago', '2026-04-05T02:30'],
    ['Cairo, before midnight', '2026-10-29', '23:30', 'Africa/Cairo', '2026-10-29T20:30'],
  ])('%s', (_, day, time, zone, instant) => {
    expect(utc(toInstant(day, time, zone))).toBe(instant)
  })
})

test.each([
  ['Asia/Kolkata', 330],
  ['Asia/Kathmandu', 345],
  ['Pacific/Chatham', 825],
  ['Pacific/Marquesas', -570],
  ['UTC', 0],
])('%s is %i minutes from UTC in January', (zone, minutes) => {
  expect(offsetMinutesAt(Date.UTC(2026, 0, 15), zone)).toBe(minutes)
})

test('a zone that was seconds off keeps them', () => {
  expect(offsetMinutesAt(Date.UTC(1970, 0, 15), 'Africa/Monrovia')).toBe(-44.5)
})

test('24:00 is the next midnight', () => {
  expect(utc(toInstant('2026-12-31', '24:00', 'Europe/Warsaw'))).toBe('2026-12-31T23:00')
})

describe('a day starts with its first instant', () => {
  test.each([
    [
      'at one where midnight is left out (Santiago)',
      '2026-09-06',
      'America/Santiago',
      '2026-09-06T04:00',
    ],
    ['at one where midnight is left out (Cairo)', '2026-04-24', 'Africa/Cairo', '2026-04-23T22:00'],
    ['at the first of two midnights (Havana)', '2026-11-01', 'America/Havana', '2026-11-01T04:00'],
    [
      'where the missing day would have been (Apia)',
      '2011-12-30',
      'Pacific/Apia',
      '2011-12-30T10:00',
    ],
    [
      'half an hour in, where the gap lies across midnight (Toronto)',
      '1919-03-31',
      'America/Toronto',
      '1919-03-31T04:30',
    ],
  ])('%s', (_, day, zone, instant) => {
    expect(utc(startOfDay(day, zone))).toBe(instant)
  })
})

test('one instant lies on different days around the world', () => {
  const instant = Date.UTC(2026, 10, 21, 10, 30)
  expect(dayOf(instant, 'Pacific/Kiritimati')).toBe('2026-11-22')
  expect(dayOf(instant, 'Europe/Warsaw')).toBe('2026-11-21')
  expect(dayOf(instant, 'Pacific/Niue')).toBe('2026-11-20')
})

test('days are counted without regard to clocks', () => {
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
})

test('weeks begin on Monday', () => {
  expect(weekdayOf('2026-11-21')).toBe('sat')
  expect(weekdayOf('1969-12-31')).toBe('wed')
  expect(isoWeekStart('2026-11-22')).toBe('2026-11-16')
  expect(isoWeekStart('2026-11-16')).toBe('2026-11-16')
  expect(isoWeekStart('2027-01-02')).toBe('2026-12-28')
})

test('IANA names are zones; offsets and inventions are not', () => {
  expect(['Europe/Warsaw', 'Europe/Kyiv', 'US/Eastern', 'UTC'].every(isTimeZone)).toBe(true)
  expect(['+02:00', 'Mars/Olympus', '', 'CET+1', 'Europe/Warsaw '].some(isTimeZone)).toBe(false)
})

test('an unknown zone is refused, not taken for UTC', () => {
  expect(() => toInstant('2026-11-21', '09:00', 'Mars/Olympus')).toThrow(RangeError)
})
