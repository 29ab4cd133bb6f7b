import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ProviderError, type ProviderErrorCode } from '../../src/providers/provider-error.ts'
import {
  disconnectCalendar,
  listCalendarAccounts,
} from '../../src/services/calendars/calendar-settings.ts'
import { connectCalendar } from '../../src/services/calendars/connect-calendar.ts'
import { listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { aUser } from '../support/builders/a-user.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../support/builders/demo-workspace.ts'
import { fakeCalendars } from '../support/fake-calendars.ts'
import { type JobDrain, makeDrain } from '../support/job-drain.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const minuteMs = 60_000
const credentials = {
  serverUrl: 'https://dav.example.com/',
  username: 'rita',
  password: 'secret one',
}

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let drain: JobDrain
let owner: { workspaceId: DemoWorkspace['workspace']['id']; userId: string }
/** What the server refuses everything with. */
let refusal: ProviderErrorCode | undefined

const unlessRefused = <T>(value: T): T => {
  if (refusal) throw new ProviderError({ provider: 'caldav', code: refusal, reason: 'No.' })
  return value
}

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({
    db: database.db,
    now: monday,
    calendars: fakeCalendars(() => ({
      listCalendars: async () =>
        unlessRefused([{ externalId: '/work/', name: 'work', canWrite: true }]),
      read: async () =>
        unlessRefused({
          kind: 'whole' as const,
          token: 't',
          unreadableCount: 0,
          removedIds: [],
          events: [],
        }),
    })),
  })
  demo = await aWorkspace(context)
  const rep = await aUser(demo, { name: 'Rita' })
  owner = { workspaceId: demo.workspace.id, userId: rep.id }
  drain = makeDrain(context)
})
afterAll(() => database?.drop())

beforeEach(async () => {
  refusal = undefined
  await database.db('outages').delete()
  await database.db('kept_mails').delete()
  context.recordedJobs.length = 0
  await connectCalendar(context, { ...owner, credentials })
  await pass(2)
})

/** Every two minutes all calendars are read. */
async function pass(minutes: number) {
  for (let minute = 0; minute < minutes; minute += 2) {
    context.setNow(context.clock() + 2 * minuteMs)
    await drain.work('sync-calendars', {})
    await drain.run()
  }
}
const mailsTo = async (email: string) =>
  (await listKeptMails(database.db)).filter(({ to }) => to === email).reverse()

test('F53: a calendar that refuses our access is reported once to its owner, who can mend it, and to the admins', async () => {
  refusal = 'unauthorized'
  await pass(20)
  const [mail, ...others] = await mailsTo('rita@parley.test')
  expect(others).toEqual([])
  expect(mail?.text).toContain('CalDAV calendar rejected our token')
  expect(mail?.text).toContain('pages that need this calendar offer no times')
  expect(mail?.text).not.toContain('Bookings continue')
  expect(mail?.text).toContain('http://parley.test/settings/calendars')
  const [toAdmin, ...more] = await mailsTo(demo.ben.email)
  expect(more).toEqual([])
  expect(toAdmin?.subject).toBe('CalDAV calendar of Rita is disconnected')
  expect(toAdmin?.text).not.toContain('/settings/calendars')
  refusal = undefined
  await connectCalendar(context, { ...owner, credentials })
  await pass(2)
  expect((await mailsTo('rita@parley.test')).map(({ subject }) => subject)).toEqual([
    'CalDAV calendar is disconnected',
    'CalDAV calendar works again',
  ])
})

test('one that does not answer for a few minutes reaches nobody', async () => {
  refusal = 'unavailable'
  await pass(8)
  refusal = undefined
  await pass(2)
  expect(await mailsTo('rita@parley.test')).toEqual([])
  refusal = 'unavailable'
  await pass(20)
  expect(await mailsTo('rita@parley.test')).toHaveLength(1)
})

test('what was disconnected is not mentioned again', async () => {
  refusal = 'unauthorized'
  await pass(2)
  const [account] = await listCalendarAccounts(context, owner)
  await disconnectCalendar(context, { ...owner, connectionId: account?.connectionId ?? '' })
  await pass(4)
  expect(await database.db('outages')).toEqual([])
})
