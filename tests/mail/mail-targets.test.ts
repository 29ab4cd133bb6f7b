import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeliveryInput } from '../../src/jobs/delivery-target.ts'
import { mailTargets } from '../../src/mail/mail-targets.ts'
import { createMailer } from '../../src/mail/mailer.ts'
import type { Meeting } from '../../src/scheduling/entities.ts'
import { bookMeeting } from '../../src/services/book-meeting.ts'
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

function deliver(target: string, changes: Partial<DeliveryInput> = {}) {
  const mailer = createMailer({ from: 'book@parley.test', db: database.db })
  const found = mailTargets({ mailer, context }).find(({ matches }) => matches(target))
  const input = { target, meeting, events: [], refs: undefined, deliveredRevision: undefined }
  return found?.deliver({ ...input, attempt: 1, ...changes })
}
const mailsTo = async (email: string) =>
  (await listKeptMails(database.db)).filter(({ to }) => to === email)

test('a confirmation delivered twice is one mail with a manage link (F20, F21)', async () => {
  expect(await deliver('mail:invitee')).toEqual({ revision: meeting.sequence })
  await deliver('mail:invitee')
  const mails = await mailsTo('maya@example.com')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('http://parley.test/manage/')
  expect(mails[0]?.calendarMethod).toBe('REQUEST')
})

test('the host is told of contact and record, without the manage link (F19)', async () => {
  await deliver('mail:host')
  const [mail] = await mailsTo(meeting.host.email)
  expect(mail?.text).toContain('maya@example.com')
  expect(mail?.text).toContain('http://parley.test/records')
  expect(mail?.text).not.toContain('/manage/')
})

test('no reminder for a canceled meeting, an old time or one that began (F67)', async () => {
  const dueAt = meeting.startsAt - 60 * 60_000
  context.setNow(dueAt)
  const canceled: Meeting = { ...meeting, status: 'canceled' }
  expect(await deliver('reminder:60', { meeting: canceled })).toBe('nothing-to-do')
  const moved = { ...meeting, startsAt: meeting.startsAt + 86_400_000 }
  expect(await deliver('reminder:60', { meeting: moved })).toBe('nothing-to-do')
  context.setNow(meeting.startsAt)
  expect(await deliver('reminder:60')).toBe('nothing-to-do')
  context.setNow(dueAt)
  expect(await deliver('reminder:60')).toEqual({ revision: meeting.sequence })
})
