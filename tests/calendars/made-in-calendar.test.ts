import { afterAll, beforeAll, expect, test } from 'vitest'
import { rescheduleMeeting } from '../../src/services/booking/reschedule-meeting.ts'
import { cancelMeeting } from '../../src/services/meetings/cancel-meeting.ts'
import { proposeFromMeeting } from '../../src/services/proposals/propose-from-meeting.ts'
import {
  type CalendarTown,
  minuteMs,
  monday,
  spanOf,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
  // Maya becomes a contact of the CRM, so that her meetings in calendars are logged.
  await town.book(monday + 120 * minuteMs, 'maya@acme.test')
  await town.jobs.run()
})
afterAll(() => town?.close())

/** A meeting that Ana made in her calendar, as the sync saved it. */
async function madeInCalendar(title: string, startsAt: number) {
  const eventId = town.google.addEvent(town.ana.email, {
    summary: title,
    ...spanOf(startsAt),
    attendees: [{ email: 'maya@acme.test' }],
  })
  await town.readCalendars()
  const { id } = await town.database.db('meetings').where({ title }).first()
  return { eventId, meeting: await town.meeting(id) }
}

const command = (meetingId: string) => ({
  workspaceId: town.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: town.ana.id, name: 'Ana Ruiz' } as const,
})
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    error => error.code,
  )

test('a meeting made in a calendar is neither moved nor canceled in Parley alone', async () => {
  const startsAt = workingHour(1, 10)
  const { meeting } = await madeInCalendar('Roadmap', startsAt)
  const { context, ana } = town
  const other = workingHour(3, 10)
  const answers = await Promise.all([
    codeOf(rescheduleMeeting(context, { ...command(meeting.id), startsAt: other, isByHost: true })),
    codeOf(cancelMeeting(context, command(meeting.id))),
    codeOf(
      proposeFromMeeting(context, {
        meeting,
        isToBeMoved: true,
        organizerId: ana.id,
        slots: [other],
        via: 'email',
      }),
    ),
  ])
  expect(answers).toEqual(Array(3).fill('calendar-decides'))
  expect(await town.meeting(meeting.id)).toMatchObject({ startsAt, status: 'scheduled' })
  expect(await town.database.db('proposals').select()).toEqual([])
})

test('a meeting made in a calendar is moved and canceled with its event', async () => {
  const { meeting, eventId } = await madeInCalendar('Planning', workingHour(2, 10))
  town.google.changeEvent(town.ana.email, eventId, spanOf(workingHour(2, 14)))
  await town.readCalendars()
  expect(await town.meeting(meeting.id)).toMatchObject({ startsAt: workingHour(2, 14) })
  town.google.changeEvent(town.ana.email, eventId, { status: 'cancelled' })
  await town.readCalendars()
  expect(await town.meeting(meeting.id)).toMatchObject({ status: 'canceled', outcome: 'canceled' })
})
