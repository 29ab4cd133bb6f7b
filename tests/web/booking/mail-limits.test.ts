import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findMeetingByManageToken } from '../../../src/services/meetings/find-meeting.ts'
import { purgeOutdated } from '../../../src/store/purge.ts'
import { apiRouter } from '../../../src/web/api/api-router.ts'
import { bookingRouter } from '../../../src/web/booking/booking-router.ts'
import { manageRouter } from '../../../src/web/manage/manage-router.tsx'
import { problemErrors } from '../../../src/web/middleware/problem-errors.tsx'
import { noLimits } from '../../../src/web/middleware/rate-limits.ts'
import { proposalRouter } from '../../../src/web/proposals/proposal-router.ts'
import type { WebContext } from '../../../src/web/web-context.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aProposal } from '../../support/builders/a-proposal.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { bookOverApi } from '../../support/builders/book-over-api.ts'
import type { DemoWorkspace } from '../../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../../support/make-context.ts'
import { noMetrics } from '../../support/no-metrics.ts'
import { hiddenFields } from '../../support/read-form.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let server: Server
let url: string

const adminToken = 'an-admin-token-for-this-test'
const now = Date.UTC(2026, 10, 2, 8)

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now })
  context.mailLimits = { perClient: 3, perRecipient: 2 }
  demo = await aWorkspace(context)
  const web: WebContext = {
    ...context,
    workspaceOf: async () => demo.workspace,
    isProduction: false,
    adminToken,
    metrics: noMetrics,
    trustedProxies: 1,
    connectable: [],
    crmFrames: [],
    identity: undefined,
    showsMails: false,
    slack: { isOn: false, canInstall: false },
    slackDesk: undefined,
    limits: noLimits,
  }
  const app = express()
    .set('trust proxy', 1)
    .use(apiRouter(web), bookingRouter(web), manageRouter(web), proposalRouter(web))
    .use(problemErrors(web))
  server = createServer(app).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.close()
  await database.drop()
})
beforeEach(async () => {
  context.setNow(now)
  await database.db('mail_counters').delete()
})

let slot = Date.UTC(2026, 10, 3, 8)
/** Each test books times of its own: half hours of Ana's working days. */
function nextStart(): string {
  slot += 30 * 60_000
  if (new Date(slot).getUTCHours() >= 15) slot += 17 * 3_600_000
  return new Date(slot).toISOString()
}

const countMeetings = async () => Number((await database.db('meetings').count())[0]?.count)

async function bookInBrowser(client: string, email: string, guests = '') {
  const headers = { 'X-Forwarded-For': client }
  const html = await (await fetch(`${url}/meetings/demo?slot=${nextStart()}`)).text()
  const body = hiddenFields(html)
  for (const [name, value] of Object.entries({ name: 'Visitor', email, guests, notes: 'Kept' }))
    body.set(name, value)
  return fetch(`${url}/meetings/demo`, { method: 'POST', headers, body, redirect: 'manual' })
}

const bookByApi = (client: string, email: string, token?: string) =>
  bookOverApi(url, {
    startsAt: nextStart(),
    timeZone: 'Europe/Berlin',
    token,
    headers: { 'X-Forwarded-For': client },
    invitee: { email, name: 'Visitor' },
  })

test('a client that mails too many is refused in words, with all that was typed, and nothing is booked', async () => {
  const first = await bookInBrowser('192.0.2.1', 'a@visitor.example', 'b@visitor.example')
  expect(first.status).toBe(303)
  const before = await countMeetings()
  const refused = await bookInBrowser('192.0.2.1', 'c@visitor.example', 'd@visitor.example')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe(String(16 * 3600))
  const html = await refused.text()
  expect(html).toContain('Try again tomorrow')
  for (const typed of ['c@visitor.example', 'd@visitor.example', 'Kept'])
    expect(html).toContain(typed)
  expect(await countMeetings()).toBe(before)
})

test('what was refused is not counted: a smaller booking still goes through', async () => {
  await bookInBrowser('192.0.2.2', 'a@visitor.example', 'b@visitor.example')
  expect((await bookInBrowser('192.0.2.2', 'c@visitor.example', 'd@visitor.example')).status).toBe(
    429,
  )
  expect((await bookInBrowser('192.0.2.2', 'c@visitor.example')).status).toBe(303)
})

test('one IPv6 network is one client, another address is another', async () => {
  for (const host of ['1', '2', '3'])
    expect((await bookByApi(`2001:db8:1:1::${host}`, `v6-${host}@visitor.example`)).status).toBe(
      201,
    )
  expect((await bookByApi('2001:db8:1:1:ffff::4', 'v6-4@visitor.example')).status).toBe(429)
  expect((await bookByApi('2001:db8:1:2::1', 'v6-4@visitor.example')).status).toBe(201)
})

test('one person is not mailed without end, whoever asks and however the address is written', async () => {
  expect((await bookByApi('192.0.2.3', 'victim@visitor.example')).status).toBe(201)
  expect((await bookByApi('192.0.2.4', 'Victim@Visitor.example')).status).toBe(201)
  const refused = await bookByApi('192.0.2.5', '\u200bVICTIM@visitor.example')
  expect(refused.status).toBe(429)
  expect(refused.body).toMatchObject({ code: 'mail-limit-reached' })
})

test('the admin token is no outsider, and the next day begins anew', async () => {
  for (let round = 0; round < 4; round += 1)
    expect((await bookByApi('192.0.2.6', 'pat@visitor.example', adminToken)).status).toBe(201)
  for (const expected of [201, 201, 429])
    expect((await bookByApi('192.0.2.6', 'pat@visitor.example')).status).toBe(expected)
  context.setNow(now + 16 * 3_600_000)
  expect((await bookByApi('192.0.2.6', 'pat@visitor.example')).status).toBe(201)
})

test('a label after a plus sign makes no other mailbox', async () => {
  const emails = ['one', 'two', 'three'].map(label => `same+${label}@visitor.example`)
  const statuses = []
  for (const [number, email] of emails.entries())
    statuses.push((await bookByApi(`192.0.2.${30 + number}`, email)).status)
  expect(statuses).toEqual([201, 201, 429])
})

const spelledAlike = {
  'dots at Gmail': ['j.o.pat@gmail.com', 'jopat@gmail.com', 'JO.PAT+x@googlemail.com'],
  'both domains of Gmail': ['sue@googlemail.com', 'sue@gmail.com', 'sue@GoogleMail.com'],
}
test.each(Object.entries(spelledAlike))('%s make no other mailbox', async (_what, emails) => {
  const statuses = []
  for (const [number, email] of emails.entries())
    statuses.push((await bookByApi(`192.0.2.${60 + number}`, email)).status)
  expect(statuses).toEqual([201, 201, 429])
})

test('dots count elsewhere', async () => {
  const statuses = []
  for (const [number, local] of ['li.pat', 'lipat', 'l.ipat'].entries())
    statuses.push((await bookByApi(`192.0.2.${70 + number}`, `${local}@visitor.example`)).status)
  expect(statuses).toEqual([201, 201, 201])
})

test('booking and canceling in turn reaches the limit, and canceling is never refused', async () => {
  const email = 'in-turn@visitor.example'
  const { body: booked } = await bookByApi('192.0.2.40', email)
  const token = booked.manageUrl.split('/').at(-1) ?? ''
  const page = await fetch(`${url}/manage/${token}?step=cancel`)
  const body = hiddenFields(await page.text())
  const path = `${url}/manage/${token}/cancel`
  const canceled = await fetch(path, { method: 'POST', body, redirect: 'manual' })
  expect(canceled.status).toBe(303)
  expect((await bookByApi('192.0.2.41', email)).status).toBe(429)
})

test('moving a meeting again and again ends in words, and the meeting stays', async () => {
  const { body: booked } = await bookByApi('192.0.2.7', 'mover@visitor.example')
  const token = booked.manageUrl.split('/').at(-1) ?? ''
  const move = async () => {
    const startsAt = nextStart()
    const page = await fetch(`${url}/manage/${token}?step=move&slot=${startsAt}`)
    const body = hiddenFields(await page.text())
    body.set('startsAt', startsAt)
    const headers = { 'X-Forwarded-For': '192.0.2.7' }
    const path = `${url}/manage/${token}/reschedule`
    return fetch(path, { method: 'POST', headers, body, redirect: 'manual' })
  }
  expect((await move()).status).toBe(303)
  const { startsAt } = await findMeetingByManageToken(context, token)
  const refused = await move()
  expect(refused.status).toBe(429)
  expect(await refused.text()).toContain('Try again tomorrow')
  expect((await findMeetingByManageToken(context, token)).startsAt).toBe(startsAt)
})

test('the page of a proposal is counted too', async () => {
  const startsAt = nextStart()
  const { token } = await aProposal(demo, {
    title: 'Offer',
    invitee: { email: 'offered@visitor.example', name: 'Offered' },
    slots: [Date.parse(startsAt)],
  })
  const html = await (await fetch(`${url}/p/${token}?slot=${Date.parse(startsAt)}`)).text()
  const body = hiddenFields(html)
  body.set('startsAt', startsAt)
  const guests = ['1', '2', '3'].map(one => `guest${one}@visitor.example`).join(', ')
  for (const [name, value] of Object.entries({ name: 'O', email: 'o@visitor.example', guests }))
    body.set(name, value)
  const refused = await fetch(`${url}/p/${token}`, { method: 'POST', body, redirect: 'manual' })
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe(String(16 * 3600))
  expect(await refused.text()).toContain('guest3@visitor.example')
})

test('counters hold for all processes at once, and are purged', async () => {
  const book = (index: number) =>
    aBooking(demo, {
      startsAt: Date.parse(nextStart()),
      timeZone: 'UTC',
      invitee: { email: `at-once-${index}@visitor.example`, name: 'Visitor' },
      client: '192.0.2.9',
    })
  const all = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(book))
  expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(await database.db('mail_counters')).not.toEqual([])
  await purgeOutdated(database.db, now + 4 * 86_400_000)
  expect(await database.db('mail_counters')).toEqual([])
})
