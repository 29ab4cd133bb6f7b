import { expect, test } from 'vitest'
import { titleFromEvent } from '../../src/services/calendars/follow-title.ts'

const event = (title: string | undefined) => ({
  meetingId: 'm',
  eventId: 'e',
  startsAt: 0,
  endsAt: 1,
  answers: {},
  conferenceUrl: undefined,
  title,
})
const written = 'Demo · Ana Ruiz, Maya'
const long = `${'Long '.repeat(39)}end`

test.each([
  ['Demo · Ana Ruiz, Maya', undefined],
  ['Demo  · Ana Ruiz,  Maya ', undefined],
  ['Second look · Ana Ruiz, Maya', 'Second look'],
  ['Second look', 'Second look'],
  ['Demo', undefined],
  ['Demo · Maya', 'Demo · Maya'],
  [' · Ana Ruiz, Maya', undefined],
  ['', undefined],
  [undefined, undefined],
  [`${'x'.repeat(300)} · Ana Ruiz, Maya`, 'x'.repeat(200)],
])('F76: the event “%s” makes the meeting’s title %s', (title, expected) => {
  expect(titleFromEvent({ title: 'Demo' }, { written, event: event(title) })).toBe(expected)
})

test('F76: what was written before titles were kept, or was cut by the calendar, is no change', () => {
  const before = { written: undefined, event: event('Other') }
  expect(titleFromEvent({ title: 'Demo' }, before)).toBeUndefined()
  const cut = { written: `${long} · Ana Ruiz, Maya`, event: event(`${long} · Ana`) }
  expect(titleFromEvent({ title: long }, cut)).toBeUndefined()
})
