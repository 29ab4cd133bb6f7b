import { expect, test } from 'vitest'
import { groupByDay } from '../../src/scheduling/group-by-day.ts'
import { newYork } from './support/office-host.ts'

test('a visitor sees the host’s Monday evening on their own Tuesday', () => {
  const starts = [
    newYork('2026-11-23', '16:00'),
    newYork('2026-11-23', '18:30'),
    newYork('2026-11-24', '09:00'),
  ]
  expect(groupByDay(starts, 'Europe/Warsaw')).toEqual([
    { day: '2026-11-23', starts: starts.slice(0, 1) },
    { day: '2026-11-24', starts: starts.slice(1) },
  ])
})

test('the day a clock change leaves out has no starts, and the next one does', () => {
  const eve = Date.UTC(2011, 11, 30, 9, 30)
  const starts = [eve, eve + 3_600_000]
  const days = groupByDay(starts, 'Pacific/Apia').map(({ day }) => day)
  expect(days).toEqual(['2011-12-29', '2011-12-31'])
})

test('a day that clocks go back into is named once', () => {
  // St. John's went back an hour at one minute past midnight.
  const onTheSixth = [Date.UTC(2010, 10, 7, 2, 0), Date.UTC(2010, 10, 7, 2, 45)]
  const onTheSeventh = [Date.UTC(2010, 10, 7, 2, 30), Date.UTC(2010, 10, 7, 3, 30)]
  const starts = [...onTheSixth, ...onTheSeventh].sort((a, b) => a - b)
  expect(groupByDay(starts, 'America/St_Johns')).toEqual([
    { day: '2010-11-06', starts: onTheSixth },
    { day: '2010-11-07', starts: onTheSeventh },
  ])
})

test('no starts, no days', () => {
  expect(groupByDay([], 'Asia/Kathmandu')).toEqual([])
})
