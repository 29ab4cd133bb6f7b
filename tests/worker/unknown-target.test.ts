import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Meeting } from '../../src/model/entities.ts'
import { retryDelivery } from '../../src/services/deliveries/deliveries.ts'
import { aBooking } from '../support/builders/a-booking.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import { makeDrain } from '../support/job-drain.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let meeting: Meeting
const logged: [facts: object, message: string][] = []

beforeAll(async () => {
  database = await createTestDatabase()
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (facts: object, message: string) => logged.push([facts, message]),
  }
  context = Object.assign(makeContext({ db: database.db }), { log })
  const demo = await aWorkspace(context)
  const booked = await aBooking(demo, { startsAt: Date.UTC(2026, 10, 12, 14) })
  meeting = booked.meeting
})
afterAll(() => database.drop())
beforeEach(() => {
  logged.length = 0
  context.recordedJobs.length = 0
})

const insert = async (target: string): Promise<string> => {
  const { workspaceId: workspace_id, id: meeting_id } = meeting
  const [row] = await database
    .db('deliveries')
    .insert({ workspace_id, meeting_id, target })
    .returning('id')
  return row.id
}
const lineOf = (id: string) =>
  database.db('deliveries').where({ id }).first('state', 'attempts', 'next_try_at')

test.each(['teams:host', 'calendar:nobody', 'reminder:soon', 'slack:channel:'])(
  'a delivery to "%s" fails once with a line in the log, and is not tried again by itself',
  async target => {
    const deliveryId = await insert(target)
    const drain = makeDrain(context)
    await drain.work('deliver-mail', { deliveryId })
    expect(await lineOf(deliveryId)).toEqual({ state: 'failed', attempts: 1, next_try_at: null })
    expect(logged).toEqual([[{ deliveryId, target }, 'A delivery has an unknown target']])
    expect(context.recordedJobs).toEqual([])
    await drain.work('deliver-mail', { deliveryId })
    expect(logged).toHaveLength(1)
  },
)

test('a person may retry it: it fails again', async () => {
  const deliveryId = await insert('teams:channel')
  const drain = makeDrain(context)
  await drain.work('deliver-mail', { deliveryId })
  await retryDelivery(context, { workspaceId: meeting.workspaceId, deliveryId })
  expect(context.recordedJobs.map(({ name }) => name)).toEqual(['deliver-mail'])
  await drain.run()
  expect(await lineOf(deliveryId)).toMatchObject({ state: 'failed' })
  expect(logged).toHaveLength(2)
})

test('a job that falls due for an unknown target is dropped with a line in the log', async () => {
  const due = { meetingId: meeting.id, sequence: 0, target: 'outcome:teams' }
  await makeDrain(context).work('fall-due', due)
  expect(logged).toEqual([
    [{ meetingId: meeting.id, target: 'outcome:teams' }, 'A due job has an unknown target'],
  ])
  const rows = await database.db('deliveries').where({ target: 'outcome:teams' })
  expect(rows).toEqual([])
})
