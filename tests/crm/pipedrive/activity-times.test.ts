import { expect, test } from 'vitest'
import { activityTimes, dueInstant } from '../../../crm/pipedrive/activities/activity-times.ts'

const times = (start: string, end: string) =>
  activityTimes({ startsAt: Date.parse(start), endsAt: Date.parse(end) })

test.each([
  ['2026-12-01T10:00Z', '2026-12-01T10:30Z', '2026-12-01', '10:00', '00:30'],
  ['2026-12-01T23:45Z', '2026-12-02T00:30Z', '2026-12-01', '23:45', '00:45'],
  ['2026-12-31T23:59Z', '2027-01-01T23:59Z', '2026-12-31', '23:59', '23:59'],
  ['2026-12-01T09:00Z', '2026-12-02T08:59Z', '2026-12-01', '09:00', '23:59'],
  ['2026-12-01T09:00Z', '2026-12-03T10:15Z', '2026-12-01', '09:00', '23:59'],
  ['2026-12-01T09:00Z', '2026-12-06T13:00Z', '2026-12-01', '09:00', '23:59'],
  // In Warsaw it is half past midnight of the 29th, and the clocks go forward that night.
  ['2026-03-29T00:30+01:00', '2026-03-29T04:00+02:00', '2026-03-28', '23:30', '02:30'],
  ['2026-12-01T10:00Z', '2026-12-01T10:00:30Z', '2026-12-01', '10:00', '00:01'],
])('%s to %s is due on %s at %s for %s', (start, end, due_date, due_time, duration) => {
  expect(times(start, end)).toEqual({ due_date, due_time, duration })
})

test.each([
  ['2026-12-01', '10:00', undefined, '2026-12-01T10:00:00Z'],
  ['2026-12-01', '10:00:00', 'Europe/Warsaw', '2026-12-01T10:00:00Z'],
  ['2026-12-01', null, 'Europe/Warsaw', '2026-12-01T08:00:00Z'],
  ['2026-12-01', '', undefined, '2026-12-01T09:00:00Z'],
])('a task of %s %s in %s is due at %s', (due_date, due_time, zone, instant) => {
  expect(dueInstant({ due_date, due_time }, zone)).toBe(Date.parse(instant))
})

test('without a date, or with one nobody can read, a task is due some day', () => {
  expect(dueInstant({ due_date: null, due_time: '10:00' }, undefined)).toBeUndefined()
  expect(dueInstant({ due_date: 'soon' }, undefined)).toBeUndefined()
  expect(dueInstant({ due_date: '2026-12-01' }, 'Nowhere/Town')).toBeUndefined()
})
