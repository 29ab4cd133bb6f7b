import { expect, test } from 'vitest'
import { doubtfulTimes } from '../../src/scheduling/doubtful-times.ts'

const at = (text: string) => Date.parse(text)
const offered = (slots: readonly string[], changes: object = {}) =>
  doubtfulTimes({
    slots: slots.map(at),
    durationMinutes: 30,
    hostZone: 'Europe/Berlin',
    guestZone: 'America/New_York',
    now: at('2026-11-12T08:00Z'),
    ...changes,
  }).map(({ startsAt, doubt }) => `${new Date(startsAt).toISOString().slice(5, 16)} ${doubt}`)

test('a time before eight or past seven where the guest is raises a doubt (F46c)', () => {
  expect(
    offered(['2026-11-16T12:30Z', '2026-11-16T13:00Z', '2026-11-16T23:30Z', '2026-11-16T23:31Z']),
  ).toEqual(['11-16T12:30 outside-working-hours', '11-16T23:31 outside-working-hours'])
})

test('a meeting across midnight is outside working hours, also where it ends after eight', () => {
  const options = { durationMinutes: 600, guestZone: 'Asia/Tokyo' }
  expect(offered(['2026-11-16T14:00Z'], options)).toEqual(['11-16T14:00 outside-working-hours'])
})

test('a time beyond a clock change of only one of the two raises a doubt (F46c)', () => {
  const now = at('2027-03-10T08:00Z')
  expect(offered(['2027-03-12T15:00Z', '2027-03-16T15:00Z', '2027-03-30T15:00Z'], { now })).toEqual(
    ['03-16T15:00 clock-change'],
  )
})

test('people whose clocks change together have no doubt', () => {
  const now = at('2027-03-10T08:00Z')
  const options = { now, guestZone: 'Europe/Rome' }
  expect(offered(['2027-03-30T10:00Z'], options)).toEqual([])
})
