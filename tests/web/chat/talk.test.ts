import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ShownEvent } from '../../../src/services/chat/show-events.ts'
import { setTakingChats } from '../../../src/services/people/chat-availability.ts'
import { aChatSite } from '../../support/builders/a-chat-site.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

let app: TestApp
let key: string

/** Monday, 9:00 in Berlin. */
const now = Date.UTC(2026, 10, 2, 8)

beforeAll(async () => {
  app = await startTestApp({ clock: () => now })
  const site = await aChatSite(app)
  key = site.key
  await setTakingChats(app.context, {
    workspaceId: app.workspace.id,
    userId: app.ana.id,
    isTaking: true,
  })
})
afterAll(() => app.close())

interface Snapshot {
  events: ShownEvent[]
  lastSeq: number
  conversation: { id: string; status: string; timeZone: string }
}

const call = async (path: string, { token, body }: { token?: string; body?: object } = {}) => {
  const response = await fetch(`${app.url}/chat/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : undefined, response }
}

const session = async (more: object = {}) => {
  const { body } = await call('session', {
    body: {
      key,
      page: { url: 'https://www.acme.test/pricing?utm_source=news&secret=1', title: 'Pricing' },
      locale: 'en-GB',
      tz: 'Europe/Berlin',
      ...more,
    },
  })
  return body as { token: string; snapshot: Snapshot }
}

const waiting = { timeout: 20_000, interval: 100 }

/** Waits until the conversation's last sentence has these buttons. */
const until = (token: string, action: string) =>
  vi.waitFor(async () => {
    const { snapshot } = await session({ resume: token })
    const last = snapshot.events.findLast(({ choices, form }) => choices ?? form)
    expect(last?.choices?.map(choice => choice.action)).toContain(action)
    return last as ShownEvent
  }, waiting)

test('F47: from the first press to the confirmation, over HTTP', async () => {
  const { token, snapshot } = await session()
  expect(snapshot.events[0]?.text).toContain('Acme website')
  const press = (clientId: string, action: string, value?: string) =>
    call('actions', { token, body: { clientId, action, value } })
  await press('press-001', 'book')
  const times = await until(token, 'pick')
  const slot = times.choices?.find(({ action }) => action === 'pick')
  await press('press-002', 'pick', slot?.value)
  await until(token, 'change')
  await call('actions', {
    token,
    body: {
      clientId: 'press-003',
      action: 'details',
      fields: { name: 'Maya Lindt', email: 'maya@acme.test' },
    },
  })
  await until(token, 'confirm')
  await press('press-004', 'confirm')
  const booked = await until(token, 'reschedule')
  expect(booked.text).toMatch(/^Booked: .*B-\d+/)
  const file = booked.choices?.find(({ href }) => href)?.href
  const calendar = await fetch(new URL(new URL(file ?? '').pathname, app.url))
  expect(await calendar.text()).toContain('BEGIN:VEVENT')
  const row = await app.db('conversations').whereNotNull('meeting_id').first()
  expect(row).toMatchObject({
    page_url: 'https://www.acme.test/pricing',
    tracking: { utm_source: 'news' },
  })
})

test('F47: the month shows every free day in the visitor’s zone', async () => {
  const { token } = await session({ tz: 'Asia/Tokyo' })
  const { body } = await call('slots?from=2026-11-03&until=2026-11-04', { token })
  expect(body.timeZone).toBe('Asia/Tokyo')
  expect(body.days.map(({ date }: { date: string }) => date)).toEqual(['2026-11-03', '2026-11-04'])
  // Monday at four in Berlin is Tuesday already.
  expect(body.days[0].starts[0]).toEqual({ at: '2026-11-02T15:00:00.000Z', label: '12:00 am' })
})

test.each([
  ['session', { key: 'pk_unknown' }, 404],
  ['messages', { clientId: 'message-1', text: 'Hello' }, 401],
  ['actions', { clientId: 'press-001', action: 'book' }, 401],
] as const)(
  'F47: %s without a right key or token is refused in words',
  async (path, body, status) => {
    const answer = await call(path, { body })
    expect(answer.status).toBe(status)
    expect(answer.body.detail).toBeTruthy()
    expect(answer.response.headers.get('content-type')).toContain('application/problem+json')
  },
)

test.each([
  ['no text', 'messages', { clientId: 'message-2', text: '  ' }],
  ['too long a text', 'messages', { clientId: 'message-3', text: 'x'.repeat(4_001) }],
  ['an unknown action', 'actions', { clientId: 'press-010', action: 'explode' }],
  ['a start that is no instant', 'actions', { clientId: 'press-011', action: 'pick', value: 'x' }],
  ['a client id with markup', 'messages', { clientId: '<script>alert(1)</script>', text: 'Hi' }],
])('F47: %s is refused, and nothing is written', async (_name, path, body) => {
  const { token, snapshot } = await session()
  expect((await call(path, { token, body })).status).toBe(422)
  expect((await session({ resume: token })).snapshot.lastSeq).toBe(snapshot.lastSeq)
})

test('F47: a message sent again gets the same seq', async () => {
  const { token } = await session()
  const send = () =>
    call('messages', { token, body: { clientId: 'message-9', text: 'Hello there' } })
  const [first, second] = [await send(), await send()]
  expect(second.body).toEqual(first.body)
})

test('F47: after log-out the token opens nothing', async () => {
  const { token } = await session()
  expect((await call('shutdown', { token, body: {} })).status).toBe(204)
  const after = await call('messages', { token, body: { clientId: 'message-8', text: 'Hello' } })
  expect(after.status).toBe(401)
})
