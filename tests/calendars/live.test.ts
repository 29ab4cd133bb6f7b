import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SchedulingPage, User } from '../../src/model/entities.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'
import type { Interval } from '../../src/scheduling/types.ts'
import { listSlots } from '../../src/services/availability/list-slots.ts'
import { rescheduleMeeting } from '../../src/services/booking/reschedule-meeting.ts'
import { listCalendarAccounts } from '../../src/services/calendars/calendar-settings.ts'
import { connectCalendar } from '../../src/services/calendars/connect-calendar.ts'
import { syncCalendar } from '../../src/services/calendars/sync-calendar.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aPage } from '../support/builders/a-page.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../support/builders/demo-workspace.ts'
import { emptyReading, fakeCalendars } from '../support/fake-calendars.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const minuteMs = 60_000

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
/** What each account holds at its server, by user name. */
let held: Map<string, Interval[]>
let isAway: boolean
let week = 0

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({
    db: database.db,
    now: monday,
    calendars: fakeCalendars(({ username }) => {
      const spans = () => {
        if (!isAway) return held.get(username) ?? []
        throw new ProviderError({ provider: 'caldav', code: 'unavailable', reason: 'Away.' })
      }
      return {
        read: async () => ({
          ...emptyReading,
          events: spans().map((span, index) => ({ eventId: `e${index}`, spans: [span] })),
        }),
        busy: async () => spans(),
      }
    }),
  })
  demo = await aWorkspace(context)
  held = new Map()
  isAway = false
  await connect(demo.ana, 'ana')
})
afterAll(() => database?.drop())
beforeEach(() => {
  held = new Map()
  isAway = false
  week += 1
})

async function connect(user: User, username: string) {
  const owner = { workspaceId: user.workspaceId, userId: user.id }
  const credentials = { serverUrl: 'https://dav.example.com/', username, password: 'secret' }
  await connectCalendar(context, { ...owner, credentials })
  for (const { calendars } of await listCalendarAccounts(context, owner))
    for (const { id: calendarId } of calendars) await syncCalendar(context, { calendarId })
}

const at = (hour: number) => Date.UTC(2026, 10, 2 + 7 * week, hour)
/** Written by hand at the server, a moment ago. */
const write = (username: string, hour: number) =>
  held.set(username, [{ start: at(hour), end: at(hour) + 30 * minuteMs }])

const book = (hour: number, page: SchedulingPage = demo.page) =>
  aBooking(demo, { pageId: page.id, startsAt: at(hour), invitee: { name: 'Maya' } })

const slots = async () => {
  const range = { start: at(0), end: at(23) }
  const { starts } = await listSlots(context, { page: demo.page, range, durationMinutes: 30 })
  return starts
}

test('F15: an event written since the last reading is found at booking, and not offered instead', async () => {
  expect(await slots()).toContain(at(10))
  write('ana', 10)
  const refused = await book(10).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'slot-taken' })
  const { alternatives } = (refused as { facts: { alternatives: number[] } }).facts
  expect(alternatives).not.toContain(at(10))
  expect(alternatives).toHaveLength(3)
  expect(await slots()).not.toContain(at(10))
})

test('an event beside the meeting does not matter', async () => {
  write('ana', 11)
  expect((await book(10)).meeting.startsAt).toBe(at(10))
})

test('F49: a server that is away delays nothing; its last reading decides', async () => {
  isAway = true
  expect((await book(10)).meeting.startsAt).toBe(at(10))
})

test('F18: of a pool whoever turns out to be busy makes place for the next', async () => {
  const pool = await aPage(demo, {
    slug: 'pool',
    kind: 'round-robin',
    hostIds: [demo.ana.id, demo.ben.id],
  })
  write('ana', 10)
  expect((await book(10, pool)).meeting.host.id).toBe(demo.ben.id)
  await expect(book(10, pool)).rejects.toMatchObject({ code: 'slot-taken' })
})

test('F15: a move onto an event written since is refused, the meeting stays', async () => {
  const { meeting } = await book(10)
  write('ana', 13)
  const { workspaceId, id: meetingId } = meeting
  const actor = { kind: 'invitee' as const, name: 'Maya' }
  const move = rescheduleMeeting(context, { workspaceId, meetingId, startsAt: at(13), actor })
  await expect(move).rejects.toMatchObject({ code: 'slot-taken' })
})
