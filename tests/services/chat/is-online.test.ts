import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Schedule } from '../../../src/scheduling/types.ts'
import { isOnline, nextOpening } from '../../../src/services/chat/is-online.ts'
import { setTakingChats } from '../../../src/services/people/chat-availability.ts'
import { officeHours } from '../../../src/services/people/office-hours.ts'
import { markWithdrawn } from '../../../src/store/people/withdrawn-users.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { aUser } from '../../support/builders/a-user.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  demo = await aWorkspace(makeContext({ db: database.db }))
})
afterAll(() => database?.drop())

/** Monday 2026-11-02 at this time in Berlin. */
const mondayAt = (hour: number, minute = 0) => Date.UTC(2026, 10, 2, hour - 1, minute)

test('online means: active, within hours, and somebody with access takes chats', async () => {
  const { context, workspace } = demo
  const site = await aChatSite(demo)
  const rep = await aUser(demo, { name: 'Rita Rep', email: 'rita@parley.test' })
  expect(await isOnline(context, site, mondayAt(10))).toBe(false)
  const person = { workspaceId: workspace.id, userId: rep.id }
  await setTakingChats(context, { ...person, isTaking: true })
  expect(await isOnline(context, site, mondayAt(9))).toBe(true)
  expect(await isOnline(context, site, mondayAt(12) - 1)).toBe(true)
  expect(await isOnline(context, site, mondayAt(12))).toBe(false)
  expect(await isOnline(context, site, mondayAt(9) - 1)).toBe(false)
  expect(await isOnline(context, { ...site, isActive: false }, mondayAt(10))).toBe(false)
  await markWithdrawn(context.db, { ...person, now: context.clock() })
  expect(await isOnline(context, site, mondayAt(10))).toBe(false)
})

const hoursWith = (overrides: Schedule['overrides'], weekly = officeHours): Schedule => ({
  timeZone: 'Europe/Berlin',
  weekly,
  overrides,
})
const opening = (hours: Schedule, now: number) => {
  const next = nextOpening({ hours } as Parameters<typeof nextOpening>[0], now)
  return next === undefined ? undefined : new Date(next).toISOString()
}
const daysOff = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    date: new Date(from + n * 86_400_000).toISOString().slice(0, 10),
    periods: [],
  }))

test.each([
  ['before opening', hoursWith([]), mondayAt(8), '2026-11-02T08:00:00.000Z'],
  ['while open, the next one', hoursWith([]), mondayAt(9), '2026-11-02T12:00:00.000Z'],
  ['in the lunch break', hoursWith([]), mondayAt(12, 30), '2026-11-02T12:00:00.000Z'],
  ['after closing', hoursWith([]), mondayAt(17), '2026-11-03T08:00:00.000Z'],
  ['over the weekend', hoursWith([]), Date.UTC(2026, 10, 6, 16), '2026-11-09T08:00:00.000Z'],
  [
    'past a day off',
    hoursWith([{ date: '2026-11-03', periods: [] }]),
    mondayAt(17),
    '2026-11-04T08:00:00.000Z',
  ],
  [
    'on a day with hours of its own',
    hoursWith([{ date: '2026-11-03', periods: [['11:00', '12:00']] }]),
    mondayAt(17),
    '2026-11-03T10:00:00.000Z',
  ],
  [
    'past a long vacation',
    hoursWith(daysOff(Date.UTC(2026, 10, 2), 60)),
    mondayAt(8),
    '2027-01-01T08:00:00.000Z',
  ],
  ['without hours', hoursWith([], {}), mondayAt(8), undefined],
  [
    'around the clock',
    hoursWith(
      [],
      Object.fromEntries(
        ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map(day => [day, [['00:00', '24:00']]]),
      ),
    ),
    mondayAt(8),
    undefined,
  ],
])('the next opening %s', (_when, hours, now, expected) => {
  expect(opening(hours, now)).toBe(expected)
})
