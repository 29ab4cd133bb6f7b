import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailTargets } from '../../src/mail/mail-targets.ts'
import { createMailer } from '../../src/mail/mailer.ts'
import type { Meeting } from '../../src/scheduling/entities.ts'
import { bookMeeting } from '../../src/services/book-meeting.ts'
import { listMeetingEvents } from '../../src/services/find-meeting.ts'
import { tellLate } from '../../src/services/tell-late.ts'
import { listKeptMails } from '../../src/store/kept-mails.ts'
import { makeDemoWorkspace } from '../support/demo-workspace.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let meeting: Meeting

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now: Date.UTC(2026, 10, 2, 8) })
  const { workspace, page } = await makeDemoWorkspace(context)
  const booked = await bookMeeting(context, {
    workspaceId: workspace.id,
    pageId: page.id,
    startsAt: Date.UTC(2026, 10, 12, 14),
    durationMinutes: 30,
    timeZone: 'America/New_York',
    locale: 'en',
    invitee: { email: 'maya@example.com', name: 'Maya Lindt' },
    source: 'page',
  })
  meeting = { ...booked.meeting, reminders: [{ minutesBefore: 60, includeDescription: false }] }
})
afterAll(() => database.drop())

async function deliver(target: string, deliveredRevision?: number) {
  const mailer = createMailer({ from: 'book@parley.test', db: database.db })
  const found = mailTargets({ mailer, context }).find(({ matches }) => matches(target))
  const events = await listMeetingEvents(context, meeting.id)
  const input = { target, meeting, events, refs: undefined, deliveredRevision, attempt: 1 }
  return found?.deliver(input)
}
const mailsTo = async (email: string) =>
  (await listKeptMails(database.db)).filter(({ to }) => to === email)

test('a reminder leads to the page on which one says that one is late', async () => {
  context.setNow(meeting.startsAt - 60 * 60_000)
  await deliver('reminder:60')
  const [mail] = await mailsTo('maya@example.com')
  expect(mail?.text).toMatch(/I’m running late[^\n]*\n?[^\n]*\/manage\/[\w-]+\?step=late/)
})

test('the host is told once how late, and again only if it becomes worse', async () => {
  const actor = { kind: 'invitee' as const, name: 'Maya Lindt' }
  const say = (minutes: number) =>
    tellLate(context, { workspaceId: meeting.workspaceId, meetingId: meeting.id, actor, minutes })
  await say(5)
  const first = await deliver('late:host')
  expect(first).toEqual({ revision: 1 })
  expect(await deliver('late:host', 1)).toBe('nothing-to-do')
  await say(15)
  await say(10)
  expect(await deliver('late:host', 1)).toEqual({ revision: 2 })
  const mails = await mailsTo(meeting.host.email)
  expect(mails.map(({ text }) => /is (\d+) minutes late/.exec(text)?.[1]).sort()).toEqual([
    '15',
    '5',
  ])
})

test('after the meeting nobody is told', async () => {
  context.setNow(meeting.endsAt)
  expect(await deliver('late:host')).toBe('nothing-to-do')
})
