import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startDevSlack } from '../../src/dev/slack/start-dev-slack.ts'
import { listSlots } from '../../src/services/availability/list-slots.ts'
import { listKeptMails } from '../../src/store/deliveries/kept-mails.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aProposal } from '../support/builders/a-proposal.ts'
import { ask, type RawReply } from '../support/raw-request.ts'
import { recordRoutes, spellingsOf } from '../support/record-routes.ts'
import { startTestApp, type TestApp } from '../support/start-test-app.ts'

const requestsPerMinute = 100
const changesPerMinute = requestsPerMinute / 5
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

let app: TestApp
let routes: [method: string, path: string][]
let proposalToken: string
let meetingId: string
let manageToken: string
let nextClient = 1

beforeAll(async () => {
  const recorded = recordRoutes()
  app = await startTestApp({
    env: {
      RATE_LIMIT_PER_MINUTE: String(requestsPerMinute),
      TRUSTED_PROXIES: '1',
      HUBSPOT_CLIENT_ID: 'client',
      HUBSPOT_CLIENT_SECRET: 'client secret',
      PIPEDRIVE_CLIENT_ID: 'client',
      PIPEDRIVE_CLIENT_SECRET: 'client secret',
    },
    openDevSlack: ({ clock }) =>
      startDevSlack({
        members: [{ name: 'Ana', email: 'ana@parley.test', timeZone: 'UTC', locale: 'en-GB' }],
        clock,
      }),
  })
  routes = recorded
    .list()
    .flatMap(({ path, methods }) =>
      methods.map((method): [string, string] => [method === '_ALL' ? 'GET' : method, path]),
    )
  recorded.stop()
  const { url } = await aProposal(app, {
    invitee: { email: 'eve@parley.test' },
    slots: [Date.now() + 7 * 24 * 60 * 60_000],
  })
  proposalToken = url.split('/').at(-1) ?? ''
  const booked = await aBooking(app, {
    startsAt: await firstStart(),
    timeZone: 'UTC',
    invitee: { email: 'eve@parley.test', name: 'Eve' },
  })
  meetingId = booked.meeting.id
  manageToken = booked.manageToken
})
afterAll(() => app?.close())

const dayMs = 24 * 60 * 60_000

/** The first that the demo page offers from tomorrow on. */
async function firstStart(): Promise<number> {
  const range = { start: Date.now() + dayMs, end: Date.now() + 14 * dayMs }
  const { starts } = await listSlots(app.context, { page: app.page, range, durationMinutes: 30 })
  if (starts[0] === undefined) throw new Error('The demo page offers nothing')
  return starts[0]
}

/** A client's address of its own, behind the one proxy that is trusted. */
const newClient = () => {
  nextClient += 1
  return { 'X-Forwarded-For': `198.51.${nextClient >> 8}.${nextClient & 255}` }
}

const filled = (path: string) =>
  path
    .replace(':slug', 'demo')
    .replace('/p/:token', `/p/${proposalToken}`)
    .replaceAll(/:(\w+)/g, 'sample')
    .replaceAll(/[{}*]/g, '')

const send = (method: string, target: string, headers: Record<string, string>, body = '') =>
  ask(app.url, { method, target, headers: { ...form, ...headers }, body })

/** What a stranger is told, by the page they are led to as well. */
const outcomeOf = ({ status, head }: RawReply) =>
  `${status} ${/^location: ([^?\r]*)/im.exec(head)?.[1] ?? ''}`.trim()

test('the routes of the whole app were seen', () => {
  const paths = new Set(routes.map(([, path]) => path))
  expect(paths.size).toBeGreaterThan(90)
  for (const path of ['/signin', '/dev/mail', '/metrics', '/api/v1/users', '/settings', '/records'])
    expect(paths, path).toContain(path)
})

test('no spelling of a route leads past the guard of it', { timeout: 300_000 }, async () => {
  const refusals = ['400', '401', '404', '422', '429', '303 /signin']
  const passed: string[] = []
  for (const [method, path] of routes) {
    const plain = filled(path)
    const client = newClient()
    const expected = outcomeOf(await send(method, plain, client))
    const replies = await Promise.all(
      spellingsOf(plain).map(
        async spelled => [spelled, await send(method, spelled, client)] as const,
      ),
    )
    for (const [spelled, reply] of replies) {
      const outcome = outcomeOf(reply)
      // The guard is met at the plain path.
      const leadsToPlain = outcome === `301 ${plain}`
      if (outcome !== expected && !leadsToPlain && !refusals.includes(outcome))
        passed.push(`${method} ${spelled}: ${outcome} in place of ${expected}`)
    }
  }
  expect(passed).toEqual([])
})

describe('limits', () => {
  const isRefused = ({ status }: RawReply) => status === 404 || status === 400
  const bodies: Record<string, object> = {
    meetings: {
      startsAt: '2020-01-01T09:00:00Z',
      timeZone: 'UTC',
      invitee: { email: 'eve@parley.test', name: 'Eve' },
    },
    'email-codes': { email: 'eve@parley.test' },
    reschedule: { startsAt: '2020-01-01T09:00:00Z' },
    cancel: {},
  }

  test.each([
    ['POST', '/meetings/demo'],
    ['POST', '/meetings/demo/ask'],
    ['POST', '/p/{token}'],
    ['POST', '/p/{token}/opened'],
    ['POST', '/p/{token}/instead'],
    ['POST', '/manage/{manage}/reschedule'],
    ['POST', '/manage/{manage}/late'],
    ['POST', '/manage/{manage}/cancel'],
    ['POST', '/api/v1/pages/demo/meetings'],
    ['POST', '/api/v1/pages/demo/email-codes'],
    ['POST', '/api/v1/meetings/{meeting}/reschedule'],
    ['POST', '/api/v1/meetings/{meeting}/cancel'],
  ])('hold for every spelling of %s %s', async (method, path) => {
    const plain = path
      .replace('{token}', proposalToken)
      .replace('{manage}', manageToken)
      .replace('{meeting}', meetingId)
    const client = newClient()
    const isJson = plain.startsWith('/api')
    const asProgram = {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${manageToken}`,
    }
    const headers = isJson ? { ...client, ...asProgram } : client
    const body = isJson ? JSON.stringify(bodies[plain.split('/').at(-1) ?? '']) : 'a=b'
    const spelled = spellingsOf(plain).filter(
      one => !one.includes('%00') && !(isJson && one.includes('?')),
    )
    let taken = 0
    let limited = 0
    for (let count = 0; count < 80; count += 1) {
      const reply = await send(method, spelled[count % spelled.length] ?? plain, headers, body)
      if (reply.status === 429) limited += 1
      else if (!isRefused(reply)) taken += 1
    }
    for (let count = 0; count < 15 && limited === 0; count += 1) {
      const reply = await send(method, plain, headers, body)
      if (reply.status === 429) limited += 1
      else taken += 1
    }
    expect(taken).toBeGreaterThan(0)
    expect(taken).toBeLessThanOrEqual(changesPerMinute)
    expect(limited).toBeGreaterThan(0)
  })

  test('hold for signing in, however the path and the email are spelled', async () => {
    const client = newClient()
    const paths = ['/signin', ...spellingsOf('/signin')]
    const statuses: number[] = []
    for (const path of [...paths, ...paths]) {
      const email = statuses.length % 2 === 0 ? app.ben.email : app.ben.email.toUpperCase()
      statuses.push((await send('POST', path, client, `email=${encodeURIComponent(email)}`)).status)
    }
    expect(statuses.filter(status => status === 200)).toHaveLength(10)
    expect(statuses).toContain(429)
  })

  test('one person gets few sign-in emails, whoever asks from wherever', {
    timeout: 120_000,
  }, async () => {
    const body = `email=${encodeURIComponent(app.ana.email)}`
    const statuses: number[] = []
    for (let count = 0; count < 25; count += 1)
      statuses.push((await send('POST', '/SignIn/', newClient(), body)).status)
    expect(statuses.filter(status => status === 200)).toHaveLength(20)
    await expect
      .poll(
        async () => {
          const { rows } = await app.db.raw(
            "select count(*)::int as open from pgboss.job where name in ('answer-sign-in-request', 'send-sign-in-link') and state < 'completed'",
          )
          return rows[0].open
        },
        { timeout: 60_000 },
      )
      .toBe(0)
    const mails = await listKeptMails(app.db)
    const toAna = mails.filter(
      ({ to, text }) => to.includes(app.ana.email) && text.includes('/signin/'),
    )
    expect(toAna).toHaveLength(5)
  })
})
