import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookMeeting } from '../../../src/services/booking/book-meeting.ts'
import { createUser, findUserByEmail } from '../../../src/services/people/users.ts'
import { type DemoWorkspace, makeDemoWorkspace } from '../../support/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await makeDemoWorkspace(context)
})
afterAll(() => database.drop())

const named = (email: string) => ({ email, name: email })
const book = (startsAt: string, invitee: string, guests: readonly string[]) =>
  bookMeeting(context, {
    workspaceId: demo.workspace.id,
    pageId: demo.page.id,
    startsAt: Date.parse(startsAt),
    durationMinutes: 30,
    timeZone: 'Europe/Berlin',
    locale: 'en',
    invitee: named(invitee),
    guests: guests.map(named),
    source: 'page',
  })

test('guest, invitee and host are one person each, however the addresses are written', async () => {
  const { meeting } = await book('2026-11-03T09:00:00Z', 'Inv@visitor.example', [
    'inv@VISITOR.example',
    'g@visitor.example',
    'G@visitor.example',
    '\u200bg@visitor.example ',
    demo.ana.email.toUpperCase(),
  ])
  expect(meeting.invitee.email).toBe('Inv@visitor.example')
  expect(meeting.guests.map(({ email }) => email)).toEqual(['g@visitor.example'])
})

test('a domain is the same in its own letters and in ASCII', async () => {
  const { meeting } = await book('2026-11-03T10:00:00Z', 'ann@MÜNCHEN.example', [
    'ann@xn--mnchen-3ya.example',
    'bob@münchen.example',
  ])
  expect(meeting.invitee.email).toBe('ann@xn--mnchen-3ya.example')
  expect(meeting.guests.map(({ email }) => email)).toEqual(['bob@xn--mnchen-3ya.example'])
})

test('a user is found by any spelling of their address, and is not made twice', async () => {
  const { id: workspaceId } = demo.workspace
  const user = { workspaceId, name: 'Jo', timeZone: 'UTC' }
  const { id } = await createUser(context, { ...user, email: 'Jo@münchen.example' })
  const email = '\u00a0jo@XN--MNCHEN-3YA.example'
  expect(await findUserByEmail(context, { workspaceId, email })).toMatchObject({ id })
  await expect(createUser(context, { ...user, email })).rejects.toMatchObject({
    code: 'email-taken',
  })
})

test.each([
  '=?utf-8?q?ann?=@b.example',
  'a@[127.0.0.1]',
  'ann@visitor..example',
  'a\u200bnn@visitor.example',
])('%j is no guest and no invitee', async email => {
  const refused = { code: 'invalid-input' }
  await expect(book('2026-11-04T09:00:00Z', email, [])).rejects.toMatchObject(refused)
  await expect(book('2026-11-04T09:00:00Z', 'ann@visitor.example', [email])).rejects.toMatchObject(
    refused,
  )
})
