import { afterAll, beforeAll, expect, test } from 'vitest'
import { deletePage } from '../../../src/services/pages/pages.ts'
import { bookBody } from '../../../src/web/api/book-body.ts'
import { type ApiServer, goodBooking, startApi } from './api-server.ts'

let api: ApiServer
beforeAll(async () => {
  api = await startApi()
  await api.admin('POST', '/api/v1/pages', {
    slug: 'asking',
    kind: 'personal',
    title: 'Asking',
    hostIds: [api.demo.ben.id],
    questions: [
      { label: 'How big is your team?', required: true },
      { id: 'terms', label: 'Terms', kind: 'checkbox' },
    ],
  })
})
afterAll(() => api.close())

const book = (body: unknown, headers?: Record<string, string>, slug = 'demo') =>
  api.call('POST', `/api/v1/pages/${slug}/meetings`, { body, ...(headers ? { headers } : {}) })

test('F14 F55 a time is booked, and the answer contains everything but addresses', async () => {
  const { status, body } = await book({
    ...goodBooking('2026-11-03T10:00:00+01:00'),
    invitee: { email: 'eve@example.com', name: 'Eve Nowak', phone: '+48 123 456 789' },
    durationMinutes: 30,
    tracking: { utm_campaign: 'spring' },
    attendees: [{ email: 'tom@example.com' }],
  })
  expect(status).toBe(201)
  const { ana } = api.demo
  expect(body).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    reference: expect.stringMatching(/^B-\d+$/),
    startsAt: '2026-11-03T09:00:00.000Z',
    endsAt: '2026-11-03T09:30:00.000Z',
    durationMinutes: 30,
    timeZone: 'Europe/Warsaw',
    title: 'Demo',
    host: { id: ana.id, name: ana.name },
    organizer: { id: ana.id, name: ana.name },
    // No calendar of Ana's makes a call.
    joinUrl: null,
    manageUrl: expect.stringMatching(/^http:\/\/parley\.test\/manage\/\S{40,}$/),
    status: 'scheduled',
    outcome: 'scheduled',
  })
  expect(JSON.stringify(body)).not.toMatch(/@|48 123/)
  const seen = await api.admin('GET', `/api/v1/meetings/${body.id}`)
  expect(seen.body).toMatchObject({
    source: 'api',
    tracking: { utm_campaign: 'spring' },
    guests: [{ email: 'tom@example.com', name: 'tom@example.com' }],
  })
})

test('joinUrl is the address of the call itself', async () => {
  const url = 'https://meet.test/fixed'
  const location = { kind: 'video', url }
  await api.admin('PATCH', `/api/v1/pages/${api.demo.page.id}`, { location })
  const { body } = await book(goodBooking('2026-11-17T10:00:00+01:00'))
  expect(body.joinUrl).toBe(url)
  await api.admin('PATCH', `/api/v1/pages/${api.demo.page.id}`, { location: { kind: 'video' } })
})

test('a booking on a page that was deleted since is answered again, and nothing new is booked there', async () => {
  const slug = 'short-lived'
  const { body: page } = await api.admin('POST', '/api/v1/pages', {
    slug,
    kind: 'personal',
    title: 'Short-lived',
    hostIds: [api.demo.ben.id],
  })
  const booking = goodBooking('2026-11-04T11:00:00+01:00')
  const headers = { 'Idempotency-Key': 'short-lived' }
  const first = await book(booking, headers, slug)
  expect(first.status).toBe(201)
  const workspaceId = api.demo.workspace.id
  await deletePage(api.context, { workspaceId, pageId: page.id })
  const again = await book(booking, headers, slug)
  expect([again.status, again.body]).toEqual([201, first.body])
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  const other = await book(booking, { 'Idempotency-Key': 'another' }, slug)
  expect([other.status, other.body.code]).toEqual([410, 'page-gone'])
})

test('a repeat with the same Idempotency-Key is answered the same and books nothing', async () => {
  const headers = { 'Idempotency-Key': 'one' }
  const first = await book(goodBooking('2026-11-03T10:00:00Z'), headers)
  const again = await book(goodBooking('2026-11-03T10:00:00Z'), headers)
  expect([first.status, again.status]).toEqual([201, 201])
  expect(first.headers.get('idempotency-replayed')).toBeNull()
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(again.body).toEqual(first.body)
})

test.each([
  ['its language', 18, { locale: 'pl' }],
  ['the order of its durations', 19, { durationsMinutes: [60, 30] }],
  ['its questions', 20, { questions: [] }],
  ['whether it takes bookings', 23, { isActive: false }],
])('a repeat is answered the same after the page changed %s', async (what, day, edit) => {
  const slug = `edited-${day}`
  const page = await api.admin('POST', '/api/v1/pages', {
    slug,
    kind: 'personal',
    title: 'Edited',
    hostIds: [api.demo.ben.id],
    durationsMinutes: [30, 60],
    questions: [{ id: 'size', label: 'How big is your team?' }],
  })
  const sent = { ...goodBooking(`2026-11-${day}T10:00:00Z`), answers: { size: '12' } }
  const headers = { 'Idempotency-Key': what }
  const first = await book(sent, headers, slug)
  expect(first.status).toBe(201)
  expect((await api.admin('PATCH', `/api/v1/pages/${page.body.id}`, edit)).status).toBe(200)
  const again = await book(sent, headers, slug)
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true'])
  expect(again.body).toEqual(first.body)
  const other = await book({ ...sent, locale: 'it' }, headers, slug)
  expect(other.body.code).toBe('idempotency-key-reused')
})

test('the same key with another request is refused', async () => {
  const headers = { 'Idempotency-Key': 'two' }
  await book(goodBooking('2026-11-03T11:00:00Z'), headers)
  const { status, body } = await book(goodBooking('2026-11-03T11:30:00Z'), headers)
  expect([status, body.code]).toEqual([422, 'idempotency-key-reused'])
})

test('a key of more than 255 characters is refused', async () => {
  const { status, body } = await book(goodBooking(), { 'Idempotency-Key': 'k'.repeat(256) })
  expect([status, body.errors[0].path]).toEqual([422, 'Idempotency-Key'])
})

test('a taken time is a 409 with alternatives in UTC', async () => {
  await book(goodBooking('2026-11-04T10:00:00Z'))
  const { status, headers, body } = await book(goodBooking('2026-11-04T10:00:00Z'))
  expect(status).toBe(409)
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(body).toMatchObject({
    type: 'urn:parley:problem:slot-taken',
    code: 'slot-taken',
    status: 409,
    startsAt: '2026-11-04T10:00:00.000Z',
    alternatives: [
      '2026-11-04T09:00:00.000Z',
      '2026-11-04T09:30:00.000Z',
      '2026-11-04T10:30:00.000Z',
    ],
  })
})

test('a time that is not offered is a 409 of its own', async () => {
  const { status, body } = await book(goodBooking('2026-11-07T10:00:00Z'))
  expect([status, body.code]).toEqual([409, 'slot-not-offered'])
  expect(body.alternatives).toHaveLength(3)
})

test('answers are taken by id and by label, and others are refused by name', async () => {
  const answered = await book(
    { ...goodBooking(), answers: { 'how big is your team?': '12', terms: true } },
    {},
    'asking',
  )
  expect(answered.status).toBe(201)
  const seen = await api.admin('GET', `/api/v1/meetings/${answered.body.id}`)
  expect(seen.body.answers).toEqual([
    { questionId: 'how-big-is-your-team', label: 'How big is your team?', value: '12' },
    { questionId: 'terms', label: 'Terms', value: '✓' },
  ])
  const unknown = await book({ ...goodBooking(), answers: { colour: 'red' } }, {}, 'asking')
  expect(unknown.body.errors).toEqual([
    { path: 'answers.colour', message: 'This page asks no such question' },
    {
      path: 'answers.how-big-is-your-team',
      message: '"How big is your team?" needs an answer',
    },
  ])
  const missing = await book(goodBooking('2026-11-03T15:00:00Z'), {}, 'asking')
  expect(missing.body.errors[0].path).toBe('answers.how-big-is-your-team')
})

test.each([
  [{ startsAt: '2026-11-05T10:00:00' }, 'startsAt'],
  [{ startsAt: undefined }, 'startsAt'],
  [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
  [{ durationMinutes: 45 }, 'durationMinutes'],
  [{ locale: 'de' }, 'locale'],
  [{ invitee: { email: 'nobody', name: 'N' } }, 'invitee.email'],
  [{ invitee: { email: 'a@example.com', name: ' ' } }, 'invitee.name'],
  [{ invitee: { email: 'a@example.com', name: 'N\0' } }, 'invitee.name'],
  [{ invitee: { email: 'a@example.com', name: 'N', vip: true } }, 'invitee.vip'],
  [{ attendees: [{ email: 'nobody' }] }, 'attendees.0.email'],
  [{ tracking: { utm_source: ['x'] } }, 'tracking.utm_source'],
  [{ tracking: { utm_source: '\ud800' } }, 'tracking.utm_source'],
  [{ hostId: 'x' }, 'hostId'],
])('F55 %j is refused at %s', async (change, path) => {
  const { status, body } = await book({ ...goodBooking('2026-11-05T10:00:00Z'), ...change })
  expect([status, body.code]).toEqual([422, 'invalid-input'])
  expect(body.errors.map((error: { path: string }) => error.path)).toContain(path)
  expect(body.detail).toContain(path)
})

test.each([
  ['{"startsAt": ', 400, 'This is not valid JSON'],
  ['[]', 422, ''],
  ['"text"', 400, 'This is not valid JSON'],
])('a body %s is refused in words', async (body, status, message) => {
  const reply = await book(body)
  expect([reply.status, reply.body.code]).toEqual([status, 'invalid-input'])
  expect(reply.body.errors[0].path).toBe('body')
  expect(reply.body.errors[0].message).toContain(message)
})

test('another kind of body, none, and one over 100 kB are refused in words', async () => {
  const form = await book('startsAt=1', { 'Content-Type': 'application/x-www-form-urlencoded' })
  expect([form.status, form.body.errors[0].path]).toEqual([422, 'body'])
  const none = await api.call('POST', '/api/v1/pages/demo/meetings')
  expect([none.status, none.body.errors[0]]).toEqual([
    422,
    { path: 'startsAt', message: expect.any(String) },
  ])
  const large = await book({ ...goodBooking(), answers: { a: 'x'.repeat(101 * 1024) } })
  expect([large.status, large.body.code]).toEqual([413, 'too-large'])
})

test('a page that is switched off, or is not there, takes no booking', async () => {
  const { id } = (
    await api.admin('POST', '/api/v1/pages', {
      slug: 'closed',
      kind: 'personal',
      title: 'Closed',
      hostIds: [api.demo.ben.id],
      isActive: false,
    })
  ).body
  expect(id).toBeDefined()
  const closed = await book(goodBooking(), {}, 'closed')
  expect([closed.status, closed.body.code]).toEqual([409, 'page-inactive'])
  const nowhere = await book(goodBooking(), {}, 'nowhere')
  expect([nowhere.status, nowhere.body.code]).toEqual([404, 'page-not-found'])
})

test("a browser on another site may ask first, about the public calls only, and nobody's cookies count", async () => {
  const ask = (path: string) =>
    api.call('OPTIONS', path, {
      headers: { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'POST' },
    })
  const { status, headers } = await ask('/api/v1/pages/demo/meetings')
  expect(status).toBe(204)
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('access-control-allow-methods')).toBe('POST')
  expect(headers.get('access-control-allow-headers')).toContain('Idempotency-Key')
  expect(headers.get('access-control-allow-credentials')).toBeNull()
  expect((await ask('/api/v1/users')).headers.get('access-control-allow-origin')).toBeNull()
})

const invitee = { email: 'eve@example.com', name: 'Eve Nowak' }

test.each(['1', '1234', 'call me', '+48 <b>600100200'])(
  'a phone that is no number is refused by its field: %s',
  async phone => {
    const sent = { ...goodBooking('2026-11-24T10:00:00Z'), invitee: { ...invitee, phone } }
    const { status, body } = await book(sent)
    expect(status).toBe(422)
    expect(body.errors).toEqual([
      { path: 'invitee.phone', message: expect.stringContaining('at least 5 digits') },
    ])
  },
)

/** One other value for each field of the body; the code of an address is no part of what is booked. */
const otherValues: Record<Exclude<keyof typeof bookBody.shape, 'emailCode'>, unknown> = {
  startsAt: '2026-11-06T10:30:00Z',
  durationMinutes: 60,
  timeZone: 'America/New_York',
  locale: 'pl',
  invitee: { ...invitee, phone: '+48 600 100 201' },
  answers: { terms: true },
  attendees: [{ email: 'tom@example.com' }],
  tracking: { utm_campaign: 'spring' },
}

test.each(Object.entries(otherValues))(
  'a used Idempotency-Key with another %s is refused',
  async (field, value) => {
    const headers = { 'Idempotency-Key': 'every field' }
    const sent = {
      ...goodBooking('2026-11-06T10:00:00Z'),
      answers: { 'how-big-is-your-team': '12' },
      durationMinutes: 30,
    }
    expect((await book(sent, headers, 'asking')).status).toBe(201)
    const { status, body } = await book({ ...sent, [field]: value }, headers, 'asking')
    expect([status, body.code]).toEqual([422, 'idempotency-key-reused'])
  },
)

test('the table above names every field of the body', () => {
  const { emailCode: _code, ...asked } = bookBody.shape
  expect(Object.keys(otherValues).sort()).toEqual(Object.keys(asked).sort())
})
