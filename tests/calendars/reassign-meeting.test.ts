import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Meeting } from '../../src/model/entities.ts'
import { reassignMeeting } from '../../src/services/booking/reassign-meeting.ts'
import { rescheduleMeeting } from '../../src/services/booking/reschedule-meeting.ts'
import {
  type CalendarTown,
  eventIdOf,
  startCalendarTown,
  workingHour,
} from '../support/calendar-town.ts'

let town: CalendarTown
beforeAll(async () => {
  town = await startCalendarTown()
})
afterAll(() => town?.close())

const command = ({ id: meetingId }: Meeting) => ({
  workspaceId: town.workspace.id,
  meetingId,
  actor: { kind: 'user', userId: town.ana.id, name: 'Ana Ruiz' } as const,
})
const hand = async (meeting: Meeting, hostId: string) => {
  await reassignMeeting(town.context, { ...command(meeting), hostId })
  await town.jobs.run()
}
const atGoogle = ({ id }: Meeting) =>
  town.google
    .events(town.ana.email)
    .some(event => event.id === eventIdOf(id) && event.status !== 'cancelled')
const atMicrosoft = () => town.graph.byHand.events(town.benCalendar).length

test('F51 reassigned: the event goes from the old host’s calendar and stands in the new one’s, which invites', async () => {
  const meeting = await town.book(workingHour(1, 10), 'calendar@acme.test')
  expect([atGoogle(meeting), atMicrosoft()]).toEqual([true, 0])
  await hand(meeting, town.ben.id)
  expect([atGoogle(meeting), atMicrosoft()]).toEqual([false, 1])
  const [event] = town.graph.byHand.events(town.benCalendar)
  expect(event?.attendees?.[0]?.emailAddress?.address).toBe('calendar@acme.test')
  // Told of their new host, without a second invitation beside the calendar's.
  const mail = (await town.mailsTo('calendar@acme.test'))[0]
  expect(mail?.subject).toContain('New host')
  expect(mail?.calendar).toBeUndefined()
  // That it is gone there is no word of the former host's hand.
  await town.readCalendars()
  expect((await town.meeting(meeting.id)).status).toBe('scheduled')
})

test('F51 moved afterwards, only the new host’s event moves; handed back, the first host’s is there again', async () => {
  const meeting = await town.book(workingHour(2, 10), 'back@acme.test')
  await hand(meeting, town.ben.id)
  const others = atMicrosoft() - 1
  const startsAt = workingHour(2, 13)
  await rescheduleMeeting(town.context, { ...command(meeting), startsAt })
  await town.jobs.run()
  expect([atGoogle(meeting), atMicrosoft()]).toEqual([false, others + 1])
  await hand(meeting, town.ana.id)
  expect([atGoogle(meeting), atMicrosoft()]).toEqual([true, others])
  await town.readCalendars()
  expect(await town.meeting(meeting.id)).toMatchObject({
    status: 'scheduled',
    startsAt,
    host: { id: town.ana.id },
  })
})

test('where the new host’s calendar invites nobody, our mail brings the invitation', async () => {
  const meeting = await town.book(workingHour(3, 10), 'mail@acme.test')
  await town.database.db('calendars').where({ user_id: town.ben.id }).update({ is_default: false })
  await hand(meeting, town.ben.id)
  const mail = (await town.mailsTo('mail@acme.test'))[0]
  expect(mail?.calendarMethod).toBe('REQUEST')
  expect(mail?.calendar).toMatch(/ORGANIZER.*mailto:ben@parley\.test/i)
})

test('busy in their calendar a moment ago: it is refused', async () => {
  const startsAt = workingHour(4, 10)
  const meeting = await town.book(startsAt, 'late@acme.test')
  await hand(meeting, town.ben.id)
  town.google.addEvent(town.ana.email, {
    start: { dateTime: new Date(startsAt).toISOString() },
    end: { dateTime: new Date(startsAt + 60 * 60_000).toISOString() },
  })
  await expect(hand(meeting, town.ana.id)).rejects.toMatchObject({ code: 'host-busy' })
})
