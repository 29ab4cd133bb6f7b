import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CalendarTown,
  eventIdOf,
  hourMs,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())

const notices = async () =>
  (await town.mailsTo(town.ana.email)).filter(({ subject }) => subject.startsWith('No video link'))

test('a host whose calendar makes no video calls is notified once, and the guest is invited', async () => {
  town.google.meet = 'not-allowed'
  const meeting = await town.book(workingHour(1, 10))
  const event = town.google.event(town.ana.email, eventIdOf(meeting.id))
  expect(event.attendees).toMatchObject([{ email: 'maya@acme.test' }])
  expect((await town.meeting(meeting.id)).location).toEqual({ kind: 'video', isSentByHost: true })
  const [notice, ...others] = await notices()
  expect(others).toEqual([])
  expect(notice?.text).toContain('Google Calendar made no video link')
  expect(notice?.text).toContain(`/settings/meetings/${meeting.id}`)
  town.moveEvent(meeting.id, workingHour(1, 12))
  town.context.setNow(town.context.clock() + hourMs)
  await town.readCalendars()
  expect(await notices()).toHaveLength(1)
})

test('with a calendar that makes the call nobody is notified', async () => {
  town.google.meet = 'allowed'
  const before = await notices()
  const meeting = await town.book(workingHour(2, 10))
  expect((await town.meeting(meeting.id)).conferenceUrl).toMatch(/^https:\/\/meet\.google\.com\//)
  expect(await notices()).toEqual(before)
})

test('a host with a room of their own is not notified: the call takes place there', async () => {
  town.google.meet = 'not-allowed'
  const url = 'https://rooms.example/ana'
  await town.database.db('users').where({ id: town.ana.id }).update({ room_url: url })
  const before = await notices()
  const meeting = await town.book(workingHour(3, 10))
  expect((await town.meeting(meeting.id)).location).toEqual({ kind: 'video', url, isRoom: true })
  expect(await notices()).toEqual(before)
})
