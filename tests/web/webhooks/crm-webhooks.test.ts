import { createHmac, timingSafeEqual } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CrmNotice, CrmWebhookRequest } from '../../../crm/contract/crm-changes.ts'
import { getMeeting, listMeetingEvents } from '../../../src/services/meetings/find-meeting.ts'
import { saveConnection } from '../../../src/services/workspace/connections.ts'
import { insertWorkspace } from '../../../src/store/workspace/workspaces.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { type FakeCrm, makeFakeCrm } from '../../support/fake-crm.ts'
import { startTestApp, type TestApp } from '../../support/start-test-app.ts'

/** Monday 2026-11-02, 9:00 in Berlin. */
const monday = Date.UTC(2026, 10, 2, 8)
const hourMs = 60 * 60_000
const waiting = { timeout: 10_000, interval: 20 }
const sign = (url: string, body: Buffer | string) =>
  createHmac('sha256', 'secret').update(url).update(body).digest('hex')

/** Signed over the address as it was called and the bytes as they came; dated ahead or stale it is nobody's word. */
function readWebhook({ url, rawBody, headers, now }: CrmWebhookRequest) {
  const given = Buffer.from(headers['x-signature'] ?? '')
  const wanted = Buffer.from(sign(url, rawBody))
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
  const notices = JSON.parse(rawBody.toString()) as CrmNotice[]
  return notices.some(({ occurredAt }) => Math.abs(now - occurredAt) > 5 * 60_000)
    ? undefined
    : notices
}

let app: TestApp
let crm: FakeCrm
let count = 0
beforeAll(async () => {
  crm = makeFakeCrm({ now: () => monday })
  app = await startTestApp({
    clock: () => monday,
    instead: {
      crmFor: async () => crm.provider,
      crms: [{ id: 'fake', label: 'FakeCRM', hasKey: false, isReachable: true, readWebhook }],
    },
  })
  await connect(app.workspace.id)
})
afterAll(() => app?.close())

const connect = (workspaceId: TestApp['workspace']['id']) =>
  saveConnection(app.context, {
    workspaceId,
    provider: 'fake',
    externalId: 'account 1',
    label: 'Acme',
    accessToken: 'token',
    scopes: [],
  })

const notice = (changes: Partial<CrmNotice> = {}): CrmNotice => {
  count += 1
  return {
    accountId: 'account 1',
    eventId: `event ${count}`,
    occurredAt: monday,
    kind: 'changed',
    ...changes,
  }
}

function post(notices: unknown, headers: Record<string, string> = {}, query = '?a=1') {
  const url = `${app.url}/webhooks/fake${query}`
  // With blanks that a parser would not give back.
  const body = `${JSON.stringify(notices, null, 2)}\n`
  return fetch(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-signature': sign(url, body), ...headers },
  })
}

async function bookedRecord(hour: number) {
  const { meeting } = await aBooking(app, { startsAt: Date.UTC(2026, 10, 3, hour) })
  const record = await vi.waitFor(() => {
    const found = crm.records().find(({ meetingId }) => meetingId === meeting.id)
    if (!found) throw new Error('Not written yet')
    return found
  }, waiting)
  return { meetingId: meeting.id, engagementId: record.engagementId }
}

const meetingOf = (meetingId: string) =>
  getMeeting(app.context, { workspaceId: app.workspace.id, meetingId })

const jobCount = async () => {
  const { rows } = await app.db.raw(
    `select count(*)::int as count from pgboss.job where name = 'follow-crm-meeting'`,
  )
  return rows[0].count as number
}

test('F60: a word of the CRM leads to the change within moments', async () => {
  const { meetingId, engagementId } = await bookedRecord(10)
  const startsAt = Date.UTC(2026, 10, 3, 13)
  crm.edit(engagementId, { startsAt, endsAt: startsAt + hourMs })
  const reply = await post([notice({ engagementId })])
  expect(reply.status).toBe(204)
  await vi.waitFor(
    async () => expect((await meetingOf(meetingId)).startsAt).toBe(startsAt),
    waiting,
  )
})

test.each([
  ['no signature', { 'x-signature': '' }, {}],
  ['another’s signature', { 'x-signature': 'f'.repeat(64) }, {}],
  ['a date long ago', {}, { occurredAt: monday - hourMs }],
  ['a date ahead', {}, { occurredAt: monday + hourMs }],
])('with %s it is refused, and nothing is looked at', async (_what, headers, changes) => {
  const before = await jobCount()
  const reply = await post([notice({ engagementId: '1', ...changes })], headers)
  expect(reply.status).toBe(401)
  expect(reply.headers.get('content-type')).toContain('application/problem+json')
  expect(await jobCount()).toBe(before)
})

test('signed for another address it is refused', async () => {
  const body = JSON.stringify([notice({ engagementId: '1' })])
  const signature = sign(`${app.url}/webhooks/fake?other`, body)
  const reply = await fetch(`${app.url}/webhooks/fake`, {
    method: 'POST',
    body,
    headers: { 'x-signature': signature },
  })
  expect(reply.status).toBe(401)
})

test('a provider that nobody knows is not found', async () => {
  const reply = await fetch(`${app.url}/webhooks/nobody`, { method: 'POST', body: '{}' })
  expect(reply.status).toBe(404)
})

test('the same word again leads to no second look, several of one record to one', async () => {
  const { meetingId, engagementId } = await bookedRecord(14)
  const before = await jobCount()
  const first = notice({ engagementId })
  const words = [first, notice({ engagementId }), notice({ engagementId, kind: 'gone' })]
  await Promise.all([post(words), post(words)])
  await post([first])
  expect(await jobCount()).toBe(before + 1)
  expect((await meetingOf(meetingId)).status).toBe('scheduled')
  expect(await listMeetingEvents(app.context, meetingId)).toHaveLength(1)
})

test('an account that nobody connected leads nowhere; one of two workspaces leads to both', async () => {
  const before = await jobCount()
  await post([notice({ accountId: 'account 2', engagementId: '1' })])
  expect(await jobCount()).toBe(before)
  const second = await insertWorkspace(app.db, { name: 'Two', locale: 'en', timeZone: 'UTC' })
  await connect(second.id)
  await post([notice({ engagementId: '999' })])
  expect(await jobCount()).toBe(before + 2)
})

test('F53: that the access has ended is shown on the connection, unless it was connected again since', async () => {
  const stateOf = async () => {
    const row = await app.db('connections').where({ workspace_id: app.workspace.id }).first()
    return [row.state, row.state_reason_code]
  }
  await app.db('connections').update({ updated_at: new Date(monday + 1_000) })
  await post([notice({ kind: 'lost' })])
  expect((await stateOf())[0]).toBe('active')
  await app.db('connections').update({ updated_at: new Date(monday - 1_000) })
  await post([notice({ kind: 'lost' })])
  expect(await stateOf()).toEqual(['lost', 'accessLost'])
})

test('more than a vendor would send is refused before it is read', async () => {
  const reply = await post('x'.repeat(2_000_000))
  expect(reply.status).toBe(413)
})
