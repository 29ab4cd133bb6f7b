import type { Knex } from 'knex'
import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { JobHandlers } from '../../src/jobs/definitions.ts'
import type { RunningQueue } from '../../src/jobs/queue.ts'
import { startQueue } from '../../src/jobs/queue.ts'
import { silentMeter } from '../../src/providers/meter.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let queue: RunningQueue
const started: string[] = []
let attempts = 0
let arrived: () => void = () => undefined

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const ended: { job: string }[] = []
const meter = { ...silentMeter, job: (facts: { job: string }) => void ended.push(facts) }
const outages: string[] = []
const idle = async () => undefined

/** Jobs that an earlier version left in a queue that has another name today. */
async function leaveFormerJobs(url: string): Promise<void> {
  const earlier = new PgBoss({ connectionString: url, supervise: false })
  await earlier.start()
  await earlier.createQueue('tell-outage')
  await earlier.createQueue('refresh-offers')
  // Due at every minute: pg-boss may add a job of it at any moment of the test.
  await earlier.schedule('refresh-offers', '* * * * *', {})
  await earlier.send('tell-outage', { outageId: 'due', attempt: 1 })
  await earlier.send('tell-outage', { outageId: 'later', attempt: 2 }, { startAfter: 3600 })
  await earlier.stop({ graceful: false })
}

beforeAll(async () => {
  // Polls are made by timers. They stand still, except where a test waits for a poll.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  database = await createTestDatabase()
  await leaveFormerJobs(database.url)
  queue = await startQueue({ url: database.url, log: silent, meter })
  const handlers: JobHandlers = {
    'deliver-mail': async ({ deliveryId }) => {
      started.push(deliveryId)
      arrived()
      if (deliveryId === 'broken' && attempts++ === 0) throw new Error('no')
    },
    'deliver-crm': idle,
    'deliver-slack': idle,
    'deliver-calendar': idle,
    'fall-due': idle,
    'plan-proposal': idle,
    'chat-task': idle,
    'chat-no-answer': idle,
    'email-chat-message': idle,
    'refresh-proposal': idle,
    'refresh-proposals': idle,
    'slack-event': idle,
    'refresh-slack-tokens': idle,
    'notify-join-request': idle,
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
    'email-missed': idle,
    'show-missed': idle,
    'post-proposal-card': idle,
    'sync-tasks': idle,
    'notify-outage': async ({ outageId }) => void outages.push(outageId),
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
  vi.useRealTimers()
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
  expect(started).toEqual(['kept'])
})

test('a job starts as soon as its transaction commits, without waiting for a poll', async () => {
  const arrival = nextArrival()
  await database.db.transaction(trx => enqueue(trx, 'soon'))
  await arrival
  expect(started.at(-1)).toBe('soon')
})

test('of jobs fetched together the one that failed runs again, the others do not', async () => {
  started.length = 0
  await database.db.transaction(trx => enqueue(trx, 'whole', 'broken', 'sound'))
  await vi.waitFor(() => expect(started).toHaveLength(4), { timeout: 20_000, interval: 50 })
  expect(started.toSorted()).toEqual(['broken', 'broken', 'sound', 'whole'])
  await vi.waitFor(() =>
    expect(
      ended
        .filter(({ job }) => job === 'deliver-mail')
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

test('jobs of a queue that was renamed run under its new name, and the former queue is deleted with its schedule', async () => {
  await vi.waitFor(() => expect(outages).toEqual(['due']), { timeout: 20_000, interval: 50 })
  const { rows } = await database.db.raw<{ rows: { name: string; state: string }[] }>(
    "select name, state from pgboss.job where data->>'outageId' = 'later'",
  )
  expect(rows).toEqual([{ name: 'notify-outage', state: 'created' }])
  for (const table of ['queue', 'schedule'])
    expect(
      await database.db(`pgboss.${table}`).whereIn('name', ['tell-outage', 'refresh-offers']),
    ).toEqual([])
})
