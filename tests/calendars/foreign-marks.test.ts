import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBooking } from '../support/builders/a-booking.ts'
import { aPage } from '../support/builders/a-page.ts'
import {
  type CalendarTown,
  minuteMs,
  spanOf,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())

const addMarked = (startsAt: number, meetingId: string) =>
  town.google.addEvent(town.ana.email, {
    ...spanOf(startsAt),
    extendedProperties: { private: { parleyMeeting: meetingId } },
  })

test('an event with the mark of another installation takes its time', async () => {
  const startsAt = workingHour(1, 10)
  addMarked(startsAt, randomUUID())
  await town.readCalendars()
  expect(await town.slots(startsAt)).not.toContain(startsAt)
})

test('a colleague’s meeting takes the time of whoever is only its guest', async () => {
  const startsAt = workingHour(2, 10)
  const page = await aPage(town, { slug: 'ben', hostIds: [town.ben.id] })
  const { meeting } = await aBooking(town, {
    pageId: page.id,
    startsAt,
    guests: [{ email: town.ana.email, name: town.ana.name }],
  })
  addMarked(startsAt, meeting.id)
  await town.readCalendars()
  expect(await town.slots(startsAt)).not.toContain(startsAt)
})

test('the event of a meeting that its owner hosts takes no time beside the meeting’s', async () => {
  const startsAt = workingHour(3, 10)
  const meeting = await town.book(startsAt)
  await town.readCalendars()
  const rows = await town.database
    .db('calendar_busy')
    .whereRaw('during && tstzrange(?, ?)', [new Date(startsAt), new Date(startsAt + 30 * minuteMs)])
  expect(rows).toEqual([])
  expect((await town.meeting(meeting.id)).status).toBe('scheduled')
})
