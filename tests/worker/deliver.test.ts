import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Delivered, DeliveryAdapter, DeliveryInput } from '../../src/jobs/delivery-adapter.ts'
import { formatTarget } from '../../src/model/delivery-target.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { ProviderError, type ProviderErrorCode } from '../../src/providers/provider-error.ts'
import { listDeliveries, retryDelivery } from '../../src/services/deliveries/deliveries.ts'
import { cancelMeeting } from '../../src/services/meetings/cancel-meeting.ts'
import { planDeliveries } from '../../src/services/meetings/plan-deliveries.ts'
import { updatePage } from '../../src/services/pages/pages.ts'
import { withSessionLock } from '../../src/store/database/session-lock.ts'
import { makeDeliver } from '../../src/worker/deliver.ts'
import { makeFallDue } from '../../src/worker/fall-due.ts'
import { indexAdapters } from '../../src/worker/index-adapters.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import type { DemoWorkspace } from '../support/builders/demo-workspace.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let demo: DemoWorkspace
let meeting: Meeting
let calls: DeliveryInput[]
let answer: () => Promise<Delivered | 'nothing-to-do'>

const now = Date.UTC(2026, 10, 2, 8)
const hourMs = 3_600_000
/** Wednesday 09:00 in Berlin; each test books half an hour of its own. */
const firstStart = Date.UTC(2026, 10, 4, 8)
let slot = 0

beforeAll(async () => {
  database = await createTestDatabase()
  context = makeContext({ db: database.db, now })
  demo = await aWorkspace(context)
  await updatePage(context, {
    workspaceId: demo.workspace.id,
    pageId: demo.page.id,
    changes: {
      reminders: [
        { minutesBefore: 60, includeDescription: false },
        { minutesBefore: 60 * 24 * 30, includeDescription: false },
      ],
    },
  })
})
afterAll(() => database.drop())

const only: DeliveryAdapter = {
  kind: 'crm',
  deliver: async input => {
    calls.push(input)
    return answer()
  },
}

const deliver = (deliveryId: string) =>
  makeDeliver({ context, adapters: indexAdapters([only]), random: () => 0.5 })({ deliveryId })
const ledgerLine = async () => {
  const lines = await listDeliveries(context, { workspaceId: demo.workspace.id })
  const line = lines.find(
    ({ meetingId, target }) => meetingId === meeting.id && target.kind === 'crm',
  )
  if (!line) throw new Error('no line in the ledger')
  return line
}
const fail = (code: ProviderErrorCode, retryAfterMs?: number) => async () => {
  throw new ProviderError({ provider: 'hubspot', code, reason: 'HubSpot said no.', retryAfterMs })
}

beforeEach(async () => {
  context.setNow(now)
  calls = []
  answer = async () => ({ revision: 0, refs: { id: '1' } })
  slot += 1
  context.recordedJobs.length = 0
  const booked = await aBooking(demo, {
    startsAt: firstStart + slot * (hourMs / 2),
    invitee: { email: 'maya@example.com' },
  })
  meeting = booked.meeting
})

test('F49: each target of a meeting has one line in the ledger, planned twice or not', async () => {
  await database.db.transaction(trx => planDeliveries(context, trx, meeting))
  const lines = (await listDeliveries(context, { workspaceId: demo.workspace.id })).filter(
    line => line.meetingId === meeting.id,
  )
  expect(lines.map(({ target }) => formatTarget(target)).sort()).toEqual([
    'crm',
    'mail:host',
    'mail:invitee',
    'slack:host',
  ])
})

test('F67: a reminder is planned for its time, none that falls before the booking', () => {
  const due = context.recordedJobs.filter(({ name }) => name === 'fall-due')
  expect(due.map(job => [(job.payload as { target: string }).target, job.startAfter])).toEqual([
    ['reminder:60', meeting.startsAt - hourMs],
    ['before:slack', meeting.startsAt - 600_000],
    ['outcome:slack', meeting.endsAt + 120_000],
    ['outcome:mail', meeting.endsAt + 120_000],
  ])
})

test('what was delivered is not delivered again', async () => {
  const { id } = await ledgerLine()
  await deliver(id)
  await deliver(id)
  expect(calls).toHaveLength(1)
  expect(await ledgerLine()).toMatchObject({
    state: 'delivered',
    attempts: 1,
    lastError: undefined,
  })
})

test('F49: a provider that is down is tried again later, with its reason in the ledger', async () => {
  answer = fail('unavailable')
  const { id } = await ledgerLine()
  await deliver(id)
  expect(await ledgerLine()).toMatchObject({
    state: 'retrying',
    lastError: 'HubSpot said no.',
    nextTryAt: now + 15_000,
  })
  expect(context.recordedJobs.at(-1)).toMatchObject({
    name: 'deliver-crm',
    startAfter: now + 15_000,
  })
  answer = async () => ({ revision: 0 })
  await deliver(id)
  expect(await ledgerLine()).toMatchObject({
    state: 'delivered',
    attempts: 2,
    lastError: undefined,
  })
})

test('what fails by a bug of ours has a reason of ours, by its code', async () => {
  answer = async () => {
    throw new TypeError('x is undefined')
  }
  await deliver((await ledgerLine()).id)
  expect(await ledgerLine()).toMatchObject({ state: 'retrying', lastErrorCode: 'unforeseen' })
  answer = fail('unavailable')
  await deliver((await ledgerLine()).id)
  expect(await ledgerLine()).toMatchObject({
    lastError: 'HubSpot said no.',
    lastErrorCode: undefined,
  })
})

test('Retry-After is honoured', async () => {
  answer = fail('rate-limited', 90_000)
  await deliver((await ledgerLine()).id)
  expect((await ledgerLine()).nextTryAt).toBe(now + 90_000)
})

test('what does not pass by itself waits for a person, who may press Retry', async () => {
  answer = fail('unauthorized')
  const { id } = await ledgerLine()
  await deliver(id)
  expect(await ledgerLine()).toMatchObject({ state: 'failed', nextTryAt: undefined })
  await retryDelivery(context, { workspaceId: demo.workspace.id, deliveryId: id })
  expect(context.recordedJobs.at(-1)).toMatchObject({
    name: 'deliver-crm',
    payload: { deliveryId: id },
  })
  answer = async () => ({ revision: 0 })
  await deliver(id)
  expect(await ledgerLine()).toMatchObject({ state: 'delivered' })
})

test('one worker at a time works on a delivery; another comes back later', async () => {
  const { id } = await ledgerLine()
  await withSessionLock(database.db, `delivery:${id}`, () => deliver(id))
  expect(calls).toHaveLength(0)
  expect(context.recordedJobs.at(-1)).toMatchObject({
    name: 'deliver-crm',
    startAfter: now + 3_000,
  })
})

test('a change that comes while a target is being notified is delivered afterwards', async () => {
  const { id } = await ledgerLine()
  const actor = { kind: 'system', name: 'test' } as const
  answer = async () => {
    await cancelMeeting(context, { workspaceId: demo.workspace.id, meetingId: meeting.id, actor })
    return { revision: 0 }
  }
  await deliver(id)
  expect(await ledgerLine()).toMatchObject({ state: 'queued' })
  answer = async () => ({ revision: 1 })
  await deliver(id)
  expect(calls.at(-1)).toMatchObject({ deliveredRevision: 0, meeting: { status: 'canceled' } })
  expect(await ledgerLine()).toMatchObject({ state: 'delivered', lastError: undefined })
})

test('F67: a reminder of a canceled meeting, or for an old time, is dropped', async () => {
  const due = { meetingId: meeting.id, target: 'reminder:60' }
  const actor = { kind: 'system', name: 'test' } as const
  await cancelMeeting(context, { workspaceId: demo.workspace.id, meetingId: meeting.id, actor })
  context.recordedJobs.length = 0
  await makeFallDue(context)({ ...due, sequence: 0 })
  await makeFallDue(context)({ ...due, sequence: 1 })
  expect(context.recordedJobs).toEqual([])
})

test('what shows the CRM record is updated again when the record is there, and not when nothing changed', async () => {
  const slack: DeliveryAdapter = {
    kind: 'slack-message',
    deliver: async () => ({ revision: 0, refs: { posts: {} } }),
  }
  const crm: DeliveryAdapter = { ...only, shownBy: { kind: 'slack-message' } }
  const run = (deliveryId: string) =>
    makeDeliver({ context, adapters: indexAdapters([crm, slack]), random: () => 0.5 })({
      deliveryId,
    })
  const lines = await listDeliveries(context, {
    workspaceId: demo.workspace.id,
    meetingId: meeting.id,
  })
  const idOf = (wanted: string) =>
    lines.find(({ target }) => formatTarget(target) === wanted)?.id ?? ''
  const slackState = async () =>
    (
      await database
        .db('deliveries')
        .where({ id: idOf('slack:host') })
        .first('state')
    ).state
  await run(idOf('slack:host'))
  context.recordedJobs.length = 0
  await run(idOf('crm'))
  expect(await slackState()).toBe('queued')
  expect(context.recordedJobs.map(({ name }) => name)).toEqual(['deliver-slack'])
  await run(idOf('slack:host'))
  const { workspaceId } = meeting
  await retryDelivery(context, { workspaceId, deliveryId: idOf('crm') })
  await run(idOf('crm'))
  expect(await slackState()).toBe('delivered')
})
