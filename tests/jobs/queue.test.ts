import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobHandlers, RunningQueue } from '../../src/jobs/queue.ts'
import { startQueue } from '../../src/jobs/queue.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let queue: RunningQueue
const started: { meetingId: string; at: number }[] = []
let arrived: () => void = () => undefined

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
const idle = async () => undefined

beforeAll(async () => {
  database = await createTestDatabase()
  queue = await startQueue({ url: database.url, log: silent })
  const handlers: JobHandlers = {
    'plan-deliveries': async ({ meetingId }) => {
      started.push({ meetingId, at: performance.now() })
      arrived()
    },
    deliver: idle,
    'fall-due': idle,
    'plan-proposal': idle,
    'send-sign-in-link': idle,
    purge: idle,
  }
  await queue.work(handlers)
})
afterAll(async () => {
  await queue.stop()
  await database.drop()
})

const nextArrival = () =>
  new Promise<void>(resolve => {
    arrived = resolve
  })

test('a job exists exactly if its transaction commits', async () => {
  const abandoned = database.db.transaction(async trx => {
    await queue.enqueue(trx, 'plan-deliveries', { meetingId: 'abandoned' })
    throw new Error('no')
  })
  await expect(abandoned).rejects.toThrow('no')
  const arrival = nextArrival()
  await database.db.transaction(trx => queue.enqueue(trx, 'plan-deliveries', { meetingId: 'kept' }))
  await arrival
  expect(started.map(({ meetingId }) => meetingId)).toEqual(['kept'])
})

test('a job starts as soon as its transaction commits, without waiting for a poll', async () => {
  const arrival = nextArrival()
  await database.db.transaction(trx => queue.enqueue(trx, 'plan-deliveries', { meetingId: 'soon' }))
  const committedAt = performance.now()
  await arrival
  // The poll interval is 2,000 ms: only a notification is this quick.
  expect((started.at(-1)?.at ?? Number.POSITIVE_INFINITY) - committedAt).toBeLessThan(1_000)
})
