import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { getMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { editor, engagementAdder, hostEditor } from '../../contracts/pipedrive-colleague.ts'
import { signInAs } from '../../support/browser-session.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import {
  type PipedriveStandIn,
  startPipedriveStandIn,
} from '../../support/pipedrive-stand-in/start-pipedrive-stand-in.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000
const waiting = { timeout: 15_000, interval: 50 }
const secret = 'client secret'
/** Only goes on: calls are spread over it. */
let now = monday
let told = 0
let pipedrive: PipedriveStandIn
let app: TestApp

async function connect() {
  const admin = await signInAs(app, app.ana)
  const { location } = await admin.get('/oauth/pipedrive/start')
  pipedrive.state.grants.codes.add('good')
  const state = new URL(location ?? '').searchParams.get('state') ?? ''
  await admin.get(`/oauth/pipedrive/callback?${new URLSearchParams({ code: 'good', state })}`)
}

beforeAll(async () => {
  pipedrive = await startPipedriveStandIn()
  pipedrive.state.now = now
  app = await startTestApp({
    clock: () => now,
    env: {
      PIPEDRIVE_CLIENT_ID: 'client',
      PIPEDRIVE_CLIENT_SECRET: secret,
      PIPEDRIVE_API_URL: pipedrive.url,
      PIPEDRIVE_OAUTH_URL: `${pipedrive.url}/`,
    },
  })
  for (const { email } of [app.ana, app.ben]) pipedrive.state.addUser(email)
  await connect()
  // We ask for it ourselves: with a password of this installation.
  await vi.waitFor(() => expect(pipedrive.state.webhooks).toHaveLength(1), waiting)
})
afterAll(async () => {
  await app?.close()
  expect(pipedrive?.invalidRequests).toEqual([])
  await pipedrive?.close()
})

const basic = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`

/** As Pipedrive posts it, with the credentials that its webhook was made with. */
function tell(engagementId: string, { action = 'change', authorization = '' } = {}) {
  const { http_auth_user: user, http_auth_password: password } = pipedrive.state.webhooks[0] ?? {}
  told += 1
  const meta = {
    action,
    entity: 'activity',
    company_id: '4711',
    entity_id: engagementId,
    id: `event ${told}`,
    timestamp: new Date(now).toISOString(),
    version: '2.0',
  }
  return fetch(`${app.url}/webhooks/pipedrive`, {
    method: 'POST',
    body: JSON.stringify({ meta, data: {}, previous: {} }),
    headers: {
      'content-type': 'application/json',
      authorization: authorization || basic(`${user}:${password}`),
    },
  })
}

const meetingOf = (meetingId: string) =>
  getMeeting(app.context, { workspaceId: app.workspace.id, meetingId })
const becomes = (meetingId: string, shape: object) =>
  vi.waitFor(async () => expect(await meetingOf(meetingId)).toMatchObject(shape), waiting)
const edit = editor(pipedriveState())
const giveTo = hostEditor(pipedriveState())
const add = engagementAdder(pipedriveState())

/** The stand-in is started after this file was read. */
function pipedriveState() {
  return new Proxy({} as PipedriveStandIn['state'], {
    get: (_none, name) => {
      const value = Reflect.get(pipedrive.state, name)
      return typeof value === 'function' ? value.bind(pipedrive.state) : value
    },
  })
}

async function book(hour: number) {
  const { meeting } = await aBooking(app, {
    startsAt: Date.UTC(2026, 10, 4, hour),
    invitee: { email: `maya${hour}@acme.test`, name: 'Maya Lindt' },
  })
  const delivered = async () =>
    app
      .db('deliveries')
      .where({ meeting_id: meeting.id, target: 'crm', state: 'delivered' })
      .first()
  await vi.waitUntil(delivered, waiting)
  const { engagementId } = (await delivered()).refs as { engagementId: string }
  return { meetingId: meeting.id, engagementId }
}

const outcomeThere = (engagementId: string) =>
  pipedrive.state.find('activities', Number(engagementId))?.values

test('F39 F60: moved and renamed in Pipedrive, the meeting follows within seconds', async () => {
  const { meetingId, engagementId } = await book(10)
  const startsAt = Date.UTC(2026, 10, 4, 13)
  await edit?.(engagementId, { startsAt, endsAt: startsAt + hourMs / 2, title: 'Renewal' })
  expect((await tell(engagementId)).status).toBe(204)
  await becomes(meetingId, { startsAt, title: 'Renewal' })
})

test('F60: given to another owner in Pipedrive, that user holds it', async () => {
  const { meetingId, engagementId } = await book(12)
  await giveTo?.(engagementId, app.ben.email)
  await tell(engagementId)
  await becomes(meetingId, { host: { id: app.ben.id } })
})

test('F60: deleted in Pipedrive, the meeting is canceled', async () => {
  const { meetingId, engagementId } = await book(14)
  pipedrive.state.remove(Number(engagementId))
  await tell(engagementId, { action: 'delete' })
  const refs = async () =>
    (await app.db('deliveries').where({ meeting_id: meetingId, target: 'crm' }).first()).refs
  await vi.waitFor(async () => expect(await refs()).toHaveProperty('deletedAt'), waiting)
  // By then it is clear that it is not one of many.
  now += 31_000
  await tell(engagementId, { action: 'delete' })
  await becomes(meetingId, { status: 'canceled' })
})

test('F28 F60: made in Pipedrive for a user with a person, it is kept as a meeting once', async () => {
  const emails = [{ value: 'made@acme.test', primary: true, label: 'work' }]
  const person = pipedrive.state.add('persons', { name: 'Maya Lindt', emails })
  const startsAt = Date.UTC(2026, 10, 5, 10)
  const made = { title: 'Visit', startsAt, endsAt: startsAt + hourMs, hostEmail: app.ana.email }
  const engagementId = (await add?.({ ...made, contactIds: [String(person.id)] })) ?? ''
  for (const action of ['create', 'change', 'change']) await tell(engagementId, { action })
  const kept = () => app.db('crm_made_meetings').where({ engagement_id: engagementId })
  await vi.waitFor(async () => expect(await kept()).toHaveLength(1), waiting)
  const [{ meeting_id: meetingId }] = await kept()
  await becomes(meetingId, { title: 'Visit', startsAt, invitee: { email: 'made@acme.test' } })
  expect(
    pipedrive.state.list('activities').filter(({ values }) => values.subject === 'Visit'),
  ).toHaveLength(1)
})

test('F39 F60: judged in Pipedrive it stands here, judged here it stands in Pipedrive', async () => {
  const { meetingId, engagementId } = await book(11)
  await edit?.(engagementId, { outcome: 'no-show' })
  await tell(engagementId)
  await becomes(meetingId, { outcome: 'no-show' })
  now = Date.UTC(2026, 10, 4, 11)
  const actor = { kind: 'user', userId: app.ana.id, name: 'Ana' } as const
  const command = { workspaceId: app.workspace.id, meetingId, actor }
  await recordOutcome(app.context, { ...command, outcome: 'completed' })
  const stands = () => expect(outcomeThere(engagementId)?.note).toContain('outcome: completed')
  await vi.waitFor(stands, waiting)
  expect(outcomeThere(engagementId)?.done).toBe(true)
})

test('a word without the webhook’s password is refused', async () => {
  for (const credentials of ['parley:guessed', `client:${secret}`, ''])
    expect((await tell('1', { authorization: basic(credentials) })).status).toBe(401)
})

test('removed in Pipedrive: only with the client’s secret is it believed, then the account is to be connected again', async () => {
  const say = (credentials: string) =>
    fetch(`${app.url}/oauth/pipedrive/callback`, {
      method: 'DELETE',
      body: JSON.stringify({ client_id: 'client', company_id: 4711, user_id: 1, timestamp: 'now' }),
      headers: { 'content-type': 'application/json', authorization: basic(credentials) },
    })
  const state = async () =>
    (await app.db('connections').where({ provider: 'pipedrive' }).first())?.state
  // A word from before the connection was made is not about it.
  now = Date.now() + hourMs
  expect((await say('client:guessed')).status).toBe(401)
  expect(await state()).toBe('active')
  expect((await say(`client:${secret}`)).status).toBe(204)
  expect(await state()).toBe('lost')
})
