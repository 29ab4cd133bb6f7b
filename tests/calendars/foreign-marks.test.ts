import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookMeeting } from '../../src/services/booking/book-meeting.ts'
import { createPage } from '../../src/services/pages/pages.ts'
import {
  type CalendarTown,
  minuteMs,
  spanOf,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'
import { plainPage } from '../support/demo-workspace.ts'

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
  const page = await createPage(town.context, {
    ...plainPage(town.workspace, [town.ben.id]),
    slug: 'ben',
  })
  const { meeting } = await bookMeeting(town.context, {
    workspaceId: town.workspace.id,
    pageId: page.id,
    startsAt,
    durationMinutes: 30,
    timeZone: 'Europe/Warsaw',
    locale: 'en',
    invitee: { email: 'maya@acme.test', name: 'Maya' },
    guests: [{ email: town.ana.email, name: town.ana.name }],
    source: 'page',
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
