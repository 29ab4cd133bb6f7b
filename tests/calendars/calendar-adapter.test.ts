import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CalendarEvent } from '../../src/calendars/calendar-provider.ts'
import type { Json } from '../../src/jobs/delivery-adapter.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { rescheduleMeeting } from '../../src/services/booking/reschedule-meeting.ts'
import { calendarAdapter } from '../../src/services/calendars/calendar-adapter.ts'
import {
  chooseCalendars,
  listCalendarAccounts,
} from '../../src/services/calendars/calendar-settings.ts'
import { connectCalendar } from '../../src/services/calendars/connect-calendar.ts'
import { syncCalendar } from '../../src/services/calendars/sync-calendar.ts'
import { cancelMeeting } from '../../src/services/meetings/cancel-meeting.ts'
import { getMeeting } from '../../src/services/meetings/find-meeting.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../support/builders/demo-workspace.ts'
import { deliverBy } from '../support/deliver-by.ts'
import { fakeCalendars, remoteCalendars } from '../support/fake-calendars.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const monday = Date.UTC(2026, 10, 2, 8)
const credentials = { serverUrl: 'https://dav.example.com/', username: 'ana', password: 'secret' }

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
/** What stands in each calendar, by uid. */
let kept: Map<string, Map<string, CalendarEvent>>
let isLost = false
let day = 3

const eventsOf = (calendar: string) => kept.get(calendar) ?? new Map<string, CalendarEvent>()

beforeAll(async () => {
  database = await createTestDatabase()
  const guard = () => {
    if (isLost)
      throw new ProviderError({ provider: 'caldav', code: 'unauthorized', reason: 'No more.' })
  }
  context = makeContext({
    db: database.db,
    now: monday,
    calendars: fakeCalendars(() => ({
      listCalendars: async () => remoteCalendars('work', 'home'),
      putEvent: async (calendar, event) => {
        guard()
        kept.set(calendar, eventsOf(calendar).set(event.uid, event))
        return { eventId: event.key, iCalUid: event.uid, conferenceUrl: undefined }
      },
      deleteEvent: async (calendar, { uid }) => {
        guard()
        eventsOf(calendar).delete(uid)
      },
    })),
  })
  demo = await aWorkspace(context)
})
afterAll(() => database?.drop())

const owner = () => ({ workspaceId: demo.workspace.id, userId: demo.ana.id })
const account = async () => {
  const [first] = await listCalendarAccounts(context, owner())
  if (!first) throw new Error('No account is connected')
  return first
}
const writeTo = async (name: string | undefined) => {
  const { connectionId, calendars } = await account()
  const ids = calendars.filter(({ isChecked }) => isChecked).map(({ id }) => id)
  const defaultId = calendars.find(calendar => calendar.name === name)?.id
  await chooseCalendars(context, { ...owner(), connectionId, ids, defaultId })
}

beforeEach(async () => {
  kept = new Map()
  isLost = false
  day += 1
  await database.db('connections').delete()
  await connectCalendar(context, { ...owner(), credentials })
  for (const { id: calendarId } of (await account()).calendars)
    await syncCalendar(context, { calendarId })
  await writeTo('work')
})

async function book(): Promise<Meeting> {
  const { meeting } = await aBooking(demo, {
    startsAt: Date.UTC(2026, 10, 2 + 7 * Math.floor(day / 5) + (day % 5), 10),
    invitee: { email: 'maya@acme.test', name: 'Maya Lindt', phone: '+48 600' },
  })
  return meeting
}

async function deliver(meetingId: string, last?: { refs?: Json; revision: number }) {
  const meeting = await getMeeting(context, { workspaceId: demo.workspace.id, meetingId })
  const done = await deliverBy([calendarAdapter(context)], `calendar:${demo.ana.id}`, {
    meeting,
    refs: last?.refs,
    deliveredRevision: last?.revision,
  })
  return done === 'nothing-to-do' ? undefined : done
}
const plannedFor = async (meetingId: string) =>
  (await database.db('deliveries').where({ meeting_id: meetingId })).map(({ target }) => target)

test('F16: a meeting is planned for, and written to, the host’s default calendar alone', async () => {
  const meeting = await book()
  expect(await plannedFor(meeting.id)).toContain(`calendar:${demo.ana.id}`)
  await deliver(meeting.id)
  expect(eventsOf('home').size).toBe(0)
  const event = eventsOf('work').get(meeting.iCalUid)
  expect(event).toMatchObject({ title: 'Demo · Maya Lindt', startsAt: meeting.startsAt })
  expect(event?.description).toContain('maya@acme.test')
  // Nothing makes a video call for this host.
  expect(event?.location).toBe('')
})

test('F22 F51: moved, the same event moves; canceled, it goes', async () => {
  const { workspaceId, id: meetingId, iCalUid } = await book()
  const first = await deliver(meetingId)
  const actor = { kind: 'invitee' as const, name: 'Maya' }
  const startsAt = Date.UTC(2026, 10, 2 + 7 * Math.floor(day / 5) + (day % 5), 13)
  await rescheduleMeeting(context, { workspaceId, meetingId, startsAt, actor })
  const second = await deliver(meetingId, first)
  expect([...eventsOf('work').values()]).toMatchObject([{ uid: iCalUid, startsAt, sequence: 1 }])
  await cancelMeeting(context, { workspaceId, meetingId, actor })
  await deliver(meetingId, second)
  expect(eventsOf('work').size).toBe(0)
})

test('another default calendar takes the event over at its next change', async () => {
  const { workspaceId, id: meetingId } = await book()
  const first = await deliver(meetingId)
  await writeTo('home')
  const actor = { kind: 'invitee' as const, name: 'Maya' }
  const startsAt = Date.UTC(2026, 10, 2 + 7 * Math.floor(day / 5) + (day % 5), 14)
  await rescheduleMeeting(context, { workspaceId, meetingId, startsAt, actor })
  await deliver(meetingId, first)
  expect([eventsOf('work').size, eventsOf('home').size]).toEqual([0, 1])
})

test('F51: canceled after the answer to writing was lost, the event goes all the same', async () => {
  const { workspaceId, id: meetingId } = await book()
  await deliver(meetingId)
  const actor = { kind: 'invitee' as const, name: 'Maya' }
  await cancelMeeting(context, { workspaceId, meetingId, actor })
  await deliver(meetingId)
  expect(eventsOf('work').size).toBe(0)
})

test('F22: a calendar nobody writes to any more still loses what is canceled', async () => {
  const { workspaceId, id: meetingId } = await book()
  const first = await deliver(meetingId)
  const target = `calendar:${demo.ana.id}`
  const ofMeeting = () => database.db('deliveries').where({ meeting_id: meetingId, target })
  await ofMeeting().update({ state: 'delivered', delivered_revision: first?.revision })
  await writeTo(undefined)
  const actor = { kind: 'invitee' as const, name: 'Maya' }
  await cancelMeeting(context, { workspaceId, meetingId, actor })
  expect((await ofMeeting().first('state')).state).toBe('queued')
  await deliver(meetingId, first)
  expect(eventsOf('work').size).toBe(0)
})

test('F2 F3: without a default calendar nothing is planned for one', async () => {
  await writeTo(undefined)
  const meeting = await book()
  expect(await plannedFor(meeting.id)).not.toContain(`calendar:${demo.ana.id}`)
})

test('F17 F49: access lost while writing is noted; connected again, what is pending is queued', async () => {
  const meeting = await book()
  isLost = true
  await expect(deliver(meeting.id)).rejects.toMatchObject({ code: 'unauthorized' })
  expect((await account()).isLost).toBe(true)
  const line = database.db('deliveries').where({
    meeting_id: meeting.id,
    target: `calendar:${demo.ana.id}`,
  })
  await line.clone().update({ state: 'failed' })
  isLost = false
  await connectCalendar(context, { ...owner(), credentials })
  expect((await line.first('state')).state).toBe('queued')
  await deliver(meeting.id)
  expect(eventsOf('work').size).toBe(1)
})

test('torn references are read as none: the event is written, and found again by its key', async () => {
  const meeting = await book()
  const first = await deliver(meeting.id)
  const torn = { calendarId: 7, eventId: null, left: 'c0' }
  expect(await deliver(meeting.id, { refs: torn, revision: -1 })).toMatchObject({
    revision: meeting.sequence,
    refs: first?.refs,
  })
  expect(eventsOf('work').size).toBe(1)
})
