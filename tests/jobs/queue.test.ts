import type { Knex } from 'knex'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { JobHandlers } from '../../src/jobs/definitions.ts'
import type { RunningQueue } from '../../src/jobs/queue.ts'
import { startQueue } from '../../src/jobs/queue.ts'
import { silentMeter } from '../../src/providers/meter.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let queue: RunningQueue
const started: { deliveryId: string; at: number }[] = []
let attempts = 0
let arrived: () => void = () => undefined

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const ended: object[] = []
const meter = { ...silentMeter, job: (facts: object) => void ended.push(facts) }
const idle = async () => undefined

beforeAll(async () => {
  database = await createTestDatabase()
  queue = await startQueue({ url: database.url, log: silent, meter })
  const handlers: JobHandlers = {
    'deliver-mail': async ({ deliveryId }) => {
      started.push({ deliveryId, at: performance.now() })
      arrived()
      if (deliveryId === 'broken' && attempts++ === 0) throw new Error('no')
    },
    'deliver-crm': idle,
    'deliver-slack': idle,
    'deliver-calendar': idle,
    'fall-due': idle,
    'plan-proposal': idle,
    'refresh-offer': idle,
    'refresh-offers': idle,
    'slack-event': idle,
    'refresh-slack-tokens': idle,
    'tell-join-request': idle,
    'answer-sign-in-request': idle,
    'send-sign-in-link': idle,
    'send-email-code': idle,
    'sync-calendar': idle,
    'sync-calendars': idle,
    'watch-calendar': idle,
    'follow-event': idle,
    'follow-crm-meeting': idle,
    'poll-crm': idle,
    'poll-crms': idle,
    'watch-crm': idle,
    'watch-crms': idle,
    'tell-missed': idle,
    'show-missed': idle,
    'post-offer': idle,
    'sync-tasks': idle,
    'tell-outage': idle,
    'probe-outages': idle,
    'publish-home': idle,
    'plan-digests': idle,
    'send-digest': idle,
    reseal: idle,
    purge: idle,
  }
  await queue.work(handlers)
})
afterAll(async () => {
  await queue.stop()
  await database.drop()
})

const enqueue = (trx: Knex, ...ids: string[]) =>
  queue.enqueue(
    trx,
    'deliver-mail',
    ids.map(deliveryId => ({ payload: { deliveryId } })),
  )

const nextArrival = () =>
  new Promise<void>(resolve => {
    arrived = resolve
  })

test('a job exists exactly if its transaction commits', async () => {
  const abandoned = database.db.transaction(async trx => {
    await enqueue(trx, 'abandoned')
    throw new Error('no')
  })
  await expect(abandoned).rejects.toThrow('no')
  const arrival = nextArrival()
  await database.db.transaction(trx => enqueue(trx, 'kept'))
  await arrival
  expect(started.map(({ deliveryId }) => deliveryId)).toEqual(['kept'])
})

test('a job starts as soon as its transaction commits, without waiting for a poll', async () => {
  const arrival = nextArrival()
  await database.db.transaction(trx => enqueue(trx, 'soon'))
  const committedAt = performance.now()
  await arrival
  // The poll interval is 2,000 ms: only a notification is this quick.
  expect((started.at(-1)?.at ?? Number.POSITIVE_INFINITY) - committedAt).toBeLessThan(1_000)
})

test('of jobs fetched together the one that failed runs again, the others do not', async () => {
  started.length = 0
  await database.db.transaction(trx => enqueue(trx, 'whole', 'broken', 'sound'))
  await vi.waitFor(() => expect(started).toHaveLength(4), { timeout: 20_000, interval: 50 })
  expect(started.map(({ deliveryId }) => deliveryId).sort()).toEqual([
    'broken',
    'broken',
    'sound',
    'whole',
  ])
  await vi.waitFor(() =>
    expect(
      ended
        .slice(-4)
        .map(facts => Object.values(facts).join(' '))
        .sort(),
    ).toEqual([
      'deliver-mail completed',
      'deliver-mail completed',
      'deliver-mail completed',
      'deliver-mail failed',
    ]),
  )
})
