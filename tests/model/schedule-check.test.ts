import { expect, test } from 'vitest'
import { checkSchedule } from '../../src/model/schedule-check.ts'
import type { Period, Schedule } from '../../src/scheduling/types.ts'

function schedule(changes: Partial<Schedule>): Schedule {
  return { timeZone: 'Europe/Warsaw', weekly: {}, overrides: [], ...changes }
}

const onTuesday = (...periods: Period[]) => checkSchedule(schedule({ weekly: { tue: periods } }))

test('hours past midnight, up to midnight and back to back are right', () => {
  expect(onTuesday(['08:00', '12:00'], ['12:00', '24:00'])).toEqual([])
  expect(onTuesday(['22:00', '02:00'], ['09:00', '17:00'])).toEqual([])
})

test('an end equal to its start names the field', () => {
  expect(onTuesday(['09:00', '17:00'], ['18:00', '18:00'])).toEqual([
    { path: 'weekly.tue.1', code: 'end-not-after-start' },
  ])
})

test('periods that overlap are reported at the later one', () => {
  expect(onTuesday(['09:00', '12:00'], ['11:00', '13:00'])).toEqual([
    { path: 'weekly.tue.1', code: 'overlap' },
  ])
  expect(onTuesday(['23:00', '24:00'], ['22:00', '02:00'])).toHaveLength(1)
})

test.each(['9:00', '25:00', '12:60', '', 'noon'])('%j is no time', time => {
  expect(onTuesday([time, '17:00'])).toEqual([{ path: 'weekly.tue.0', code: 'bad-time' }])
})

test('24:00 may end a period and never begins one', () => {
  expect(onTuesday(['24:00', '02:00'])).toEqual([{ path: 'weekly.tue.0', code: 'bad-time' }])
})

test('overrides are checked like weekly hours, and their dates must exist once', () => {
  const faults = checkSchedule(
    schedule({
      overrides: [
        { date: '2026-02-30', periods: [] },
        { date: '2026-03-01', periods: [['10:00', '10:00']] },
        { date: '2026-03-01', periods: [] },
      ],
    }),
  )
  expect(faults).toEqual([
    { path: 'overrides.0.date', code: 'bad-date' },
    { path: 'overrides.1.periods.0', code: 'end-not-after-start' },
    { path: 'overrides.2.date', code: 'duplicate-date' },
  ])
})

test('zones and stays are checked', () => {
  const faults = checkSchedule(
    schedule({
      timeZone: 'Mars/Olympus',
      zoneStays: [
        { from: '2026-05-02', until: '2026-05-01', timeZone: 'Asia/Kathmandu' },
        { from: '2026-5-2', until: '2026-05-03', timeZone: '+02:00' },
      ],
    }),
  )
  expect(faults).toEqual([
    { path: 'timeZone', code: 'bad-zone' },
    { path: 'zoneStays.0.until', code: 'end-before-start' },
    { path: 'zoneStays.1.from', code: 'bad-date' },
    { path: 'zoneStays.1.timeZone', code: 'bad-zone' },
  ])
})
