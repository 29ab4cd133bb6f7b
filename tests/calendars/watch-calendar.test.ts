import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type BrowserSession, signInAs } from '../support/browser-session.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import type { GoogleStandIn } from '../support/google-stand-in/google-stand-in.ts'
import { startGoogleStandIn } from '../support/google-stand-in/start-google-stand-in.ts'
import {
  type GraphStandIn,
  startGraphStandIn,
} from '../support/graph-stand-in/start-graph-stand-in.ts'
import { calendarEnv } from '../support/stand-in/calendar-env.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

const hourMs = 60 * 60_000
let google: GoogleStandIn
let graph: GraphStandIn
let app: TestApp
let ana: BrowserSession
let ben: BrowserSession

/** The next working day's noon in Berlin, far enough away. */
const noon = (() => {
  const day = new Date(Date.now() + 7 * 24 * hourMs)
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6) day.setUTCDate(day.getUTCDate() + 1)
  return Math.floor(day.getTime() / (24 * hourMs)) * 24 * hourMs + 11 * hourMs
})()

beforeAll(async () => {
  ;[google, graph] = await Promise.all([startGoogleStandIn(), startGraphStandIn()])
  app = await startTestApp({
    env: {
      ...calendarEnv(google, graph),
    },
  })
  google.addAccount(app.ana.email)
  graph.state.addAccount(app.ben.email)
  graph.logins.signedIn = app.ben.email
  ;[ana, ben] = await Promise.all([signInAs(app, app.ana), signInAs(app, app.ben)])
})
afterAll(async () => {
  await app?.close()
  await Promise.all([google?.close(), graph?.close()])
})

/** Where each answer of the way through consent leads. */
async function connect(session: BrowserSession, provider: string): Promise<string> {
  const start = await session.get(`/oauth/${provider}/start`)
  const consent = await fetch(start.headers.get('location') ?? '', { redirect: 'manual' })
  const back = new URL(consent.headers.get('location') ?? '')
  const done = await session.get(back.pathname + back.search)
  return done.headers.get('location') ?? ''
}

const until = (what: () => Promise<boolean>) =>
  vi.waitFor(async () => expect(await what()).toBe(true), { timeout: 15_000, interval: 25 })

const slotsOf = async (slug: string) => {
  const range = `from=${new Date(noon - hourMs).toISOString()}&to=${new Date(noon + 2 * hourMs).toISOString()}`
  const answer = await fetch(`${app.url}/api/v1/pages/${slug}/slots?${range}&duration=30`)
  const { slots } = (await answer.json()) as { slots: { startsAt: string }[] }
  return slots.map(({ startsAt }) => Date.parse(startsAt))
}

test('F26: a person connects their own Google account: consent, calendars, first reading, pushes', async () => {
  google.consentsAs = app.ana.email
  expect(await connect(ana, 'google')).toContain('connected=google')
  expect(google.grants.authorizations[0]).toMatchObject({
    access_type: 'offline',
    code_challenge_method: 'S256',
  })
  await until(async () => (await slotsOf('demo')).includes(noon))
  await until(async () => google.channels.open.size === 1)
})

test('a change in Google is in the slots after its push', async () => {
  google.addEvent(app.ana.email, {
    start: { dateTime: new Date(noon).toISOString() },
    end: { dateTime: new Date(noon + hourMs).toISOString() },
  })
  await google.settlePushes()
  await until(async () => !(await slotsOf('demo')).includes(noon))
})

test('pushes that come twice, late or from strangers change nothing', async () => {
  google.pushAgain(3)
  await google.settlePushes()
  const [channelId] = [...google.channels.open.keys()]
  const post = (headers: Record<string, string>) =>
    fetch(`${app.url}/webhooks/google`, { method: 'POST', headers })
  const forged = await post({
    'x-goog-channel-id': String(channelId),
    'x-goog-channel-token': 'guessed',
    'x-goog-resource-state': 'exists',
  })
  expect(forged.status).toBe(202)
  expect((await post({})).status).toBe(202)
  expect((await fetch(`${app.url}/webhooks/nobody`, { method: 'POST' })).status).toBe(404)
  const garbage = await fetch(`${app.url}/webhooks/microsoft`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"value":[{"subscriptionId":7},null,"x"]}',
  })
  expect(garbage.status).toBe(202)
  expect(await slotsOf('demo')).not.toContain(noon)
})

test('F26: the same with Microsoft: validation, subscription, a push, and a lost subscription', async () => {
  const made = await fetch(`${app.url}/api/v1/pages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.adminToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      slug: 'ben',
      kind: 'personal',
      title: 'Ben',
      hostIds: [app.ben.id],
      durationsMinutes: [30],
    }),
  })
  expect(made.status).toBe(201)
  expect(await connect(ben, 'microsoft')).toContain('connected=microsoft')
  await until(async () => graph.subscriptions.list().length === 1)
  await until(async () => (await slotsOf('ben')).includes(noon))
  const calendarId = await calendarOf(app.ben.id)
  const time = (instant: number) => ({
    dateTime: new Date(instant).toISOString().slice(0, 19),
    timeZone: 'UTC',
  })
  graph.byHand.addEvent(calendarId, { start: time(noon), end: time(noon + hourMs) })
  await graph.subscriptions.settlePushes()
  await until(async () => !(await slotsOf('ben')).includes(noon))
  const [before] = graph.subscriptions.list()
  graph.subscriptions.lifecycle(before?.id ?? '', 'subscriptionRemoved')
  await graph.subscriptions.settlePushes()
  await until(async () => graph.subscriptions.list().some(({ id }) => id !== before?.id))
})

const calendarOf = async (userId: string) => {
  const [row] = await app.db('calendars').where({ user_id: userId, is_default: true })
  return String(row.external_id)
}

test('F60: the host moves a meeting in Google; the meeting is elsewhere within seconds', async () => {
  const { meeting } = await aBooking(app, { startsAt: noon + hourMs })
  const id = meeting.id.replaceAll('-', '')
  const rowOf = (target: string) =>
    app.db('deliveries').where({ meeting_id: meeting.id, target }).first()
  const target = `calendar:${app.ana.id}`
  await until(async () => (await rowOf(target))?.state === 'delivered')
  google.changeEvent(app.ana.email, id, {
    start: { dateTime: new Date(noon + 1.5 * hourMs).toISOString() },
    end: { dateTime: new Date(noon + 2 * hourMs).toISOString() },
  })
  await google.settlePushes()
  await until(async () => {
    const row = await app.db('meetings').where({ id: meeting.id }).first()
    return row.starts_at.getTime() === noon + 1.5 * hourMs
  })
})

test('F26: who says no at consent gets a kind answer, and nothing is kept', async () => {
  google.grants.deniesConsent = true
  const address = await connect(ben, 'google')
  google.grants.deniesConsent = false
  expect(address).toContain('refused=google')
  const { body } = await ben.get(address)
  expect(body).toContain('Google Calendar was not connected')
})

test('all that was asked of the two was as their contracts want it', () => {
  expect(google.invalidRequests).toEqual([])
  expect(graph.state.invalidRequests).toEqual([])
  expect(graph.state.missingPrefer).toEqual([])
})
