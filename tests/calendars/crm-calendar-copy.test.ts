import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CrmMeeting } from '../../crm/contract/crm-provider.ts'
import { rescheduleMeeting } from '../../src/services/booking/reschedule-meeting.ts'
import {
  type CalendarTown,
  eventIdOf,
  hourMs,
  monday,
  startCalendarTown,
} from '../support/calendar-town.ts'
import { makeFakeCrm } from '../support/fake-crm.ts'

/** A CRM may copy what a user's calendar holds: it says which event by the UID that the calendar gave it. */

let town: CalendarTown
const put: CrmMeeting[] = []
beforeAll(async () => {
  town = await startCalendarTown()
  const { provider } = makeFakeCrm({ now: () => town.context.clock() })
  const putMeeting: typeof provider.putMeeting = (meeting, known) => {
    put.push(meeting)
    return provider.putMeeting(meeting, known)
  }
  const findContactByEmail: typeof provider.findContactByEmail = async email => ({
    ...{ id: 'c', email, name: 'Maya', company: undefined, ownerEmail: undefined, url: '' },
  })
  const crm = { ...provider, putMeeting, findContactByEmail }
  Object.assign(town.context, { crmFor: async () => crm })
})
afterAll(() => town?.close())

const time = (at: number) => ({ dateTime: new Date(at).toISOString(), timeZone: 'UTC' })

test('F27: the record of an event is found again by the UID of that event', async () => {
  const startsAt = monday + 26 * hourMs
  const eventId = town.google.addEvent(town.ana.email, {
    summary: 'Roadmap',
    start: time(startsAt),
    end: time(startsAt + hourMs),
    attendees: [{ email: 'maya@acme.test' }],
  })
  await town.readCalendars()
  const { iCalUID } = town.google.event(town.ana.email, eventId)
  expect(iCalUID).toBeTruthy()
  expect(put.at(-1)).toMatchObject({ startsAt, iCalUid: iCalUID })
})

test('F60: so is that of a booking which stands in a calendar', async () => {
  const meeting = await town.book(monday + 28 * hourMs, 'booked@acme.test')
  const actor = { kind: 'system', name: 'Test' } as const
  const { workspace } = town
  const startsAt = monday + 30 * hourMs
  const command = { workspaceId: workspace.id, meetingId: meeting.id, actor }
  await rescheduleMeeting(town.context, { ...command, startsAt })
  await town.jobs.run()
  const { iCalUID } = town.google.event(town.ana.email, eventIdOf(meeting.id))
  expect(put.at(-1)).toMatchObject({ startsAt, iCalUid: iCalUID })
})
