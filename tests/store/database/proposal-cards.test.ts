import { afterAll, beforeAll, expect, test } from 'vitest'
import { up } from '../../../migrations/050-proposal-cards.ts'
import { parseTarget } from '../../../src/model/delivery-target.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('the deliveries of cards keep their references under the new target; others stay', async () => {
  const { db } = database
  const demo = await aWorkspace(makeContext({ db, now: Date.UTC(2026, 10, 2, 8) }))
  const { meeting } = await aBooking(demo, { startsAt: Date.UTC(2026, 10, 12, 14) })
  await db('deliveries').delete()
  for (const target of ['offer:slack', 'proposal:slack'])
    await db('deliveries').insert({
      workspace_id: demo.workspace.id,
      meeting_id: meeting.id,
      target,
      delivered_revision: 3,
      refs: JSON.stringify({ former: target }),
    })
  await up(db)
  const rows = await db('deliveries')
    .orderBy('target')
    .select('target', 'delivered_revision', 'refs')
  expect(rows).toEqual([
    { target: 'proposal:cards', delivered_revision: 3, refs: { former: 'offer:slack' } },
    { target: 'proposal:slack', delivered_revision: 3, refs: { former: 'proposal:slack' } },
  ])
  expect(parseTarget('proposal:cards')).toEqual({ kind: 'slack-cards' })
})
