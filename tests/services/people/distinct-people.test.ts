import { afterAll, beforeAll, expect, test } from 'vitest'
import { createUser, findUserByEmail } from '../../../src/services/people/users.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db })
  demo = await aWorkspace(context)
})
afterAll(() => database.drop())

const named = (email: string) => ({ email, name: email })
const book = (startsAt: string, invitee: string, guests: readonly string[]) =>
  aBooking(demo, {
    startsAt: Date.parse(startsAt),
    timeZone: 'Europe/Berlin',
    invitee: named(invitee),
    guests: guests.map(named),
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
