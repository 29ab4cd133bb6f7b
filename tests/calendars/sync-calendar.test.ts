import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { CalendarReading, ReadCalendar } from '../../src/calendars/calendar-provider.ts'
import { ProviderError, type ProviderErrorCode } from '../../src/providers/provider-error.ts'
import { listSlots } from '../../src/services/availability/list-slots.ts'
import {
  chooseCalendars,
  disconnectCalendar,
  listCalendarAccounts,
} from '../../src/services/calendars/calendar-settings.ts'
import { connectCalendar } from '../../src/services/calendars/connect-calendar.ts'
import { readEventNote } from '../../src/services/calendars/event-note.ts'
import { syncCalendar } from '../../src/services/calendars/sync-calendar.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../support/builders/demo-workspace.ts'
import { fakeCalendars } from '../support/fake-calendars.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000
const dayMs = 24 * hourMs
const credentials = {
  serverUrl: 'https://dav.example.com/',
  username: 'ana',
  password: 'secret one',
}

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
/** What the account answers. */
let names: string[]
let reading: (query: ReadCalendar) => CalendarReading
let asked: ReadCalendar[]

const whole = (spans: [from: number, hours: number][], token = 't1'): CalendarReading => ({
  kind: 'whole',
  token,
  unreadableCount: 0,
  removedIds: [],
  events: spans.map(([from, hours], index) => ({
    eventId: `e${index}`,
    spans: [{ start: from, end: from + hours * hourMs }],
  })),
})

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({
    db: database.db,
    now: monday,
    calendars: fakeCalendars(() => ({
      listCalendars: async () =>
        names.map(name => ({ externalId: `/${name}/`, name, canWrite: true })),
      read: async query => {
        asked.push(query)
        return reading(query)
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
const sync = async () => {
  for (const { id: calendarId } of (await account()).calendars)
    await syncCalendar(context, { calendarId })
}
const slotsOn = async (day: number) => {
  const start = Date.UTC(2026, 10, day)
  const range = { start, end: start + dayMs }
  const { starts } = await listSlots(context, { page: demo.page, range, durationMinutes: 30 })
  return starts.map(instant => new Date(instant).toISOString().slice(11, 16))
}

beforeEach(async () => {
  context.setNow(monday)
  await database.db('calendars').delete()
  await database.db('connections').delete()
  names = ['work']
  asked = []
  reading = () => whole([[Date.UTC(2026, 10, 3, 8), 7]])
  context.recordedJobs.length = 0
  await connectCalendar(context, { ...owner(), credentials })
})

test('F15: what a checked calendar holds is no slot, and nothing is offered before it was read', async () => {
  expect(await slotsOn(3)).toEqual([])
  expect(context.recordedJobs.map(({ name }) => name)).toEqual(['sync-calendar'])
  await sync()
  expect(await slotsOn(3)).toEqual(['15:00', '15:30'])
  expect(await slotsOn(4)).toHaveLength(16)
})

test('the password is sealed', async () => {
  const rows = JSON.stringify(await database.db('connections').select('*'))
  expect(rows).not.toContain('secret one')
})

test('afterwards only changes are asked for, and they replace what their events took before', async () => {
  await sync()
  reading = () => ({
    kind: 'changes',
    token: 't2',
    unreadableCount: 0,
    removedIds: [],
    events: [
      {
        eventId: 'e0',
        spans: [{ start: Date.UTC(2026, 10, 3, 8), end: Date.UTC(2026, 10, 3, 9) }],
      },
    ],
  })
  await sync()
  expect(asked.at(-1)?.token).toBe('t1')
  expect(await slotsOn(3)).toHaveLength(14)
  reading = () => ({
    kind: 'changes',
    token: 't3',
    unreadableCount: 0,
    removedIds: ['e0'],
    events: [],
  })
  await sync()
  expect(await slotsOn(3)).toHaveLength(16)
})

test('each day everything is read anew, so that what recurs is known as far as pages reach', async () => {
  await sync()
  context.setNow(monday + 25 * hourMs)
  await sync()
  expect(asked.at(-1)?.token).toBeUndefined()
  expect(asked.at(-1)?.window.end).toBeGreaterThan(monday + 400 * dayMs)
})

test.each([
  ['refuses the password', 'unauthorized', [], true],
  ['has lost the calendar', 'not-found', [], false],
  ['is away', 'unavailable', ['15:00', '15:30'], false],
] as const)(
  'F17: a server that %s (%s)',
  async (_what, code: ProviderErrorCode, expected, isLost) => {
    await sync()
    reading = () => {
      throw new ProviderError({ provider: 'caldav', code, reason: 'So it is.' })
    }
    await sync()
    expect(await slotsOn(3)).toEqual(expected)
    expect((await account()).isLost).toBe(isLost)
    expect((await account()).calendars[0]?.lastError).toBe('So it is.')
  },
)

test('F17: while access is lost nothing is booked; connected again, bookings flow', async () => {
  await sync()
  reading = () => {
    throw new ProviderError({ provider: 'caldav', code: 'unauthorized', reason: 'No.' })
  }
  await sync()
  const booking = () => aBooking(demo, { startsAt: Date.UTC(2026, 10, 5, 10) })
  await expect(booking()).rejects.toMatchObject({ code: 'slot-not-offered' })
  reading = () => whole([])
  await connectCalendar(context, { ...owner(), credentials: { ...credentials, password: 'new' } })
  await sync()
  expect((await booking()).meeting.startsAt).toBe(Date.UTC(2026, 10, 5, 10))
})

test('an unchecked calendar takes no time and is forgotten', async () => {
  await sync()
  const { connectionId } = await account()
  await chooseCalendars(context, { ...owner(), connectionId, ids: [], defaultId: undefined })
  expect(await slotsOn(3)).toHaveLength(16)
  expect(await database.db('calendar_busy').select('*')).toEqual([])
  await sync()
  expect(asked).toHaveLength(1)
})

test('a calendar that was deleted there is removed here when the account is connected again, a new one is checked', async () => {
  names = ['home']
  await connectCalendar(context, { ...owner(), credentials })
  const { calendars } = await account()
  expect(calendars.map(({ name, isChecked }) => [name, isChecked])).toEqual([['home', true]])
})

test('disconnected, the account leaves nothing behind; another’s cannot be', async () => {
  await sync()
  const { connectionId } = await account()
  const stranger = { workspaceId: demo.workspace.id, userId: demo.ben.id, connectionId }
  await expect(disconnectCalendar(context, stranger)).rejects.toMatchObject({ code: 'not-found' })
  await disconnectCalendar(context, { ...owner(), connectionId })
  expect(await database.db('calendars').select('*')).toEqual([])
  expect(await slotsOn(3)).toHaveLength(16)
})

test('events that cannot be understood are reported until everything was read again', async () => {
  reading = () => ({ ...whole([]), unreadableCount: 2 })
  await sync()
  const noteOf = async () => (await account()).calendars[0]?.lastError
  expect(readEventNote(await noteOf())).toEqual({ unreadable: 2, doubtful: 0 })
  reading = () => ({ ...whole([]), kind: 'changes' })
  await sync()
  expect(readEventNote(await noteOf())).toEqual({ unreadable: 2, doubtful: 0 })
  reading = () => whole([])
  await sync()
  expect(await noteOf()).toBeUndefined()
})

test('events that are understood in part are reported, and logged once', async () => {
  const lines: unknown[] = []
  const warn = (...line: unknown[]) => lines.push(line)
  const recording = { ...context, log: { ...context.log, warn } } as TestContext
  const [calendar] = (await account()).calendars
  const read = () => syncCalendar(recording, { calendarId: calendar?.id ?? '' })
  reading = () => {
    const { events, ...rest } = whole([[monday + dayMs, 1]])
    return { ...rest, events: events.map(event => ({ ...event, isDoubtful: true })) }
  }
  await read()
  await read()
  const note = (await account()).calendars[0]?.lastError
  expect(readEventNote(note)).toEqual({ unreadable: 0, doubtful: 1 })
  expect(lines).toEqual([
    [
      { calendarId: calendar?.id, unreadable: 0, doubtful: 1 },
      'Events of a calendar cannot be understood',
    ],
  ])
})
