import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeSignInLink } from '../../src/services/people/sign-in.ts'
import { BrowserSession } from '../support/browser-session.ts'
import { aPage } from '../support/builders/a-page.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import { bookOverApi } from '../support/builders/book-over-api.ts'
import type { DemoWorkspace } from '../support/builders/demo-workspace.ts'
import { findFreePort } from '../support/free-port.ts'
import type { GoogleStandIn } from '../support/google-stand-in/google-stand-in.ts'
import { startGoogleStandIn } from '../support/google-stand-in/start-google-stand-in.ts'
import {
  type GraphStandIn,
  startGraphStandIn,
} from '../support/graph-stand-in/start-graph-stand-in.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { type ParleyProcess, spawnParley } from '../support/parley-process.ts'
import { calendarEnv } from '../support/stand-in/calendar-env.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const hourMs = 60 * 60_000
const bookings = 4
let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let google: GoogleStandIn
let graph: GraphStandIn
let port: number
let running: ParleyProcess | undefined

const start = async () => {
  running = await spawnParley({
    PORT: String(port),
    DATABASE_URL: database.url,
    SECRET_KEY: 'a secret for tests, long enough to be one',
    ...calendarEnv(google, graph),
    RATE_LIMIT_PER_MINUTE: '0',
  })
}

const until = (what: () => Promise<boolean>) =>
  vi.waitFor(async () => expect(await what()).toBe(true), { timeout: 40_000, interval: 100 })

async function connect(userId: string, provider: string) {
  const session = new BrowserSession(`http://localhost:${port}`)
  await session.post(new URL(await makeSignInLink(context, { userId })).pathname, {})
  const { location } = await session.get(`/oauth/${provider}/start`)
  const consent = await fetch(location ?? '', { redirect: 'manual' })
  const back = new URL(consent.headers.get('location') ?? '')
  const done = await session.get(back.pathname + back.search)
  expect(done.location).toContain(`connected=${provider}`)
}

const slotsOf = async (slug: string): Promise<string[]> => {
  const answer = await fetch(`http://localhost:${port}/api/v1/pages/${slug}/slots`)
  const { slots } = (await answer.json()) as { slots: { startsAt: string }[] }
  return slots.map(({ startsAt }) => startsAt)
}

async function book(slug: string, startsAt: string, number: number) {
  const { status } = await bookOverApi(`http://localhost:${port}`, {
    page: slug,
    startsAt,
    headers: { 'Idempotency-Key': `${slug}-${number}` },
    invitee: { email: `guest${number}@acme.test` },
  })
  expect(status).toBe(201)
}

/** Kills the process, as if the machine had lost its power, when the stand-in is asked this. */
function killAt(faults: { plan(decide: (call: string) => undefined): void }, pattern: RegExp) {
  return new Promise<void>(resolve => {
    faults.plan(call => {
      if (!pattern.test(call) || !running) return undefined
      const dying = running
      running = undefined
      dying.kill('SIGKILL').then(() => resolve())
      return undefined
    })
  })
}

const isWritten = async (hostId: string) => {
  const rows = await database.db('deliveries').where({ target: `calendar:${hostId}` })
  return rows.length > 0 && rows.every(({ state }) => state === 'delivered')
}

beforeAll(async () => {
  ;[database, google, graph, port] = await Promise.all([
    createTestDatabase(),
    startGoogleStandIn(),
    startGraphStandIn(),
    findFreePort(),
  ])
  context = makeContext({ db: database.db, now: Date.now() })
  demo = await aWorkspace(context)
  await aPage(demo, { slug: 'ben', hostIds: [demo.ben.id] })
  google.addAccount(demo.ana.email)
  graph.state.addAccount(demo.ben.email)
  graph.logins.signedIn = demo.ben.email
  await start()
  await connect(demo.ana.id, 'google')
  await connect(demo.ben.id, 'microsoft')
  await until(async () => (await slotsOf('demo')).length > 20 && (await slotsOf('ben')).length > 20)
})
afterAll(async () => {
  await running?.kill('SIGTERM')
  await Promise.all([google?.close(), graph?.close()])
  await database?.drop()
})

const sides = [
  ['Google', 'demo', () => google.faults, / \/calendar\/v3\/calendars\/[^/]+\/events$/],
  ['Microsoft', 'ben', () => graph.faults, / \/v1\.0\/me\/calendars\/[^/]+\/events$/],
] as const

test.each(sides)(
  'F49: killed while writing to %s, started again: every meeting stands there once',
  async (name, slug, faults, path) => {
    const host = slug === 'demo' ? demo.ana : demo.ben
    const starts = await slotsOf(slug)
    const killed = killAt(faults(), new RegExp(`^POST${path.source}`))
    for (let number = 0; number < bookings; number += 1)
      await book(slug, starts[number * 3] ?? '', number).catch(() => undefined)
    await killed
    faults().plan(() => undefined)
    await start()
    for (let number = 0; number < bookings; number += 1)
      await book(slug, starts[number * 3] ?? '', number)
    await until(() => isWritten(host.id))
    const [calendar] = await database.db('calendars').where({ user_id: host.id })
    const events =
      name === 'Google'
        ? google.events(host.email)
        : graph.byHand.events(String(calendar.external_id))
    expect(events).toHaveLength(bookings)
  },
)

test.each(sides)(
  'killed while reading %s, started again: nothing that takes time is missed',
  async (name, slug, faults) => {
    const host = slug === 'demo' ? demo.ana : demo.ben
    const [calendar] = await database.db('calendars').where({ user_id: host.id })
    const free = await slotsOf(slug)
    const taken = free.slice(10, 30)
    google.pageSize = 5
    graph.state.pageSize = 5
    const reading = name === 'Google' ? /^GET .*\/events$/ : /^GET .*delta/
    const killed = killAt(faults(), reading)
    for (const start of taken) {
      const [startsAt, endsAt] = [Date.parse(start), Date.parse(start) + hourMs / 2]
      const iso = (instant: number) => new Date(instant).toISOString()
      if (name === 'Google')
        google.addEvent(host.email, {
          start: { dateTime: iso(startsAt) },
          end: { dateTime: iso(endsAt) },
        })
      else
        graph.byHand.addEvent(String(calendar.external_id), {
          start: { dateTime: iso(startsAt).slice(0, 19), timeZone: 'UTC' },
          end: { dateTime: iso(endsAt).slice(0, 19), timeZone: 'UTC' },
        })
    }
    await killed
    faults().plan(() => undefined)
    await start()
    await Promise.all([google.settlePushes(), graph.subscriptions.settlePushes()])
    if (name === 'Google') google.pushAgain(1)
    else graph.subscriptions.pushAgain(1)
    await until(async () => {
      const now = new Set(await slotsOf(slug))
      return taken.every(start => !now.has(start))
    })
  },
)
