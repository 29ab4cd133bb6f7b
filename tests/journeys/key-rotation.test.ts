import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTokenCipher } from '../../src/secrets/token-cipher.ts'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { BrowserSession } from '../support/browser-session.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import { bookOverApi } from '../support/builders/book-over-api.ts'
import type { DemoWorkspace } from '../support/builders/demo-workspace.ts'
import { findSealedBy } from '../support/find-sealed.ts'
import { findFreePort } from '../support/free-port.ts'
import type { GoogleStandIn } from '../support/google-stand-in/google-stand-in.ts'
import { startGoogleStandIn } from '../support/google-stand-in/start-google-stand-in.ts'
import { makeContext, type TestContext, testSecretKey } from '../support/make-context.ts'
import { type ParleyProcess, spawnParley } from '../support/parley-process.ts'
import { fieldOf } from '../support/read-form.ts'
import { type SealedThings, sealEverything } from '../support/seal-everything.ts'
import { calendarEnv } from '../support/stand-in/calendar-env.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const newSecret = 'the new secret, long enough to be one'
const oldKeyId = createTokenCipher([testSecretKey]).presentKeyId

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let google: GoogleStandIn
let port: number
let running: ParleyProcess | undefined
let session: BrowserSession
let things: SealedThings

async function restart(keys: Record<string, string>) {
  await running?.kill('SIGTERM')
  running = await spawnParley({
    PORT: String(port),
    DATABASE_URL: database.url,
    ...keys,
    ...calendarEnv(google, google),
    RATE_LIMIT_PER_MINUTE: '0',
  })
}

const until = (what: () => Promise<unknown>) =>
  vi.waitFor(async () => expect(await what()).toBeTruthy(), { timeout: 40_000, interval: 100 })

async function connectGoogle() {
  const { location } = await session.get('/oauth/google/start')
  const consent = await fetch(location ?? '', { redirect: 'manual' })
  const back = new URL(consent.headers.get('location') ?? '')
  expect((await session.get(back.pathname + back.search)).location).toContain('connected=google')
}

async function freeStarts(): Promise<string[]> {
  const answer = await fetch(`http://localhost:${port}/api/v1/pages/demo/slots`)
  const { slots } = (await answer.json()) as { slots: { startsAt: string }[] }
  return slots.map(({ startsAt }) => startsAt)
}

const isMailed = async (email: string, subject: RegExp) =>
  (await listKeptMails(database.db)).some(mail => mail.to === email && subject.test(mail.subject))

beforeAll(async () => {
  ;[database, google, port] = await Promise.all([
    createTestDatabase(),
    startGoogleStandIn(),
    findFreePort(),
  ])
  context = makeContext({ db: database.db, now: Date.now() })
  demo = await aWorkspace(context)
  google.addAccount(demo.ana.email)
  await restart({ SECRET_KEY: testSecretKey })
  session = new BrowserSession(`http://localhost:${port}`)
  await session.post(new URL(await makeSignInLink(context, { userId: demo.ana.id })).pathname, {})
  await connectGoogle()
  await until(async () => (await freeStarts()).length > 20)
  const startsAt = Date.parse((await freeStarts())[30] ?? '')
  things = await sealEverything(context, demo, { startsAt })
})
afterAll(async () => {
  await running?.kill('SIGTERM')
  await google?.close()
  await database?.drop()
})

/** What people do, with what was there before: each of it needs a sealed or signed text. */
async function expectThatAllWorks(step: number) {
  const settings = await session.get('/settings')
  expect(settings.status, 'still signed in').toBe(200)
  const meeting = await fetch(`http://localhost:${port}/api/v1/meetings/${things.meetingId}`, {
    headers: { Authorization: `Bearer ${things.manageToken}` },
  })
  expect(await meeting.text(), 'its link is read').toContain(`/manage/${things.manageToken}`)
  for (const path of [`/manage/${things.manageToken}`, `/p/${things.proposalToken}`])
    expect((await session.get(path)).status, path).toBe(200)
  const accounts = await session.get('/settings/calendars')
  expect(accounts.body, 'the calendar is connected').toContain(demo.ana.email)
  const guest = `guest${step}@acme.test`
  const before = google.events(demo.ana.email).length
  const { status } = await bookOverApi(`http://localhost:${port}`, {
    startsAt: (await freeStarts())[step] ?? '',
    headers: { 'Idempotency-Key': guest },
    invitee: { email: guest },
  })
  expect(status).toBe(201)
  await until(() => isMailed(guest, /./))
  await until(async () => google.events(demo.ana.email).length > before)
}

test('SECRET_KEY is replaced as documented: nothing that was sealed before is lost at any step', {
  timeout: 180_000,
}, async () => {
  await expectThatAllWorks(1)

  await restart({ SECRET_KEY: newSecret, SECRET_KEY_PREVIOUS: testSecretKey })
  await expectThatAllWorks(2)
  await until(async () => Object.keys(await findSealedBy(database.db, oldKeyId)).length === 0)
  for (const path of ['/settings', '/settings/connections'])
    expect((await session.get(path)).body).toContain('SECRET_KEY_PREVIOUS may be removed')

  await restart({ SECRET_KEY: newSecret })
  await expectThatAllWorks(3)
  expect((await session.get('/settings')).body).not.toContain('SECRET_KEY_PREVIOUS')
  const { body } = await session.get(`/manage/${things.manageToken}?step=cancel`)
  const key = fieldOf(body, 'key')
  await session.post(`/manage/${things.manageToken}/cancel`, { key })
  await until(() => isMailed('maya@acme.test', /cancel/i))
})
