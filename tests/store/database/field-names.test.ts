import { afterAll, beforeAll, expect, test } from 'vitest'
import { up } from '../../../migrations/043-field-names.ts'
import { aBooking } from '../../support/builders/a-booking.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const renamed = [
  ['outages', 'told_at', 'notified_at'],
  ['outage_posts', 'said', 'wording'],
  ['outage_posts', 'place', 'reference'],
  ['proposals', 'gone_slots', 'unavailable_slots'],
  ['proposals', 'offer_revision', 'times_revision'],
] as const

const stored = [
  [
    'crm',
    { goneAt: 7, isHostOwed: true, url: 'x' },
    { deletedAt: 7, isHostPending: true, url: 'x' },
  ],
  ['logged:slack', { said: { 'D1:1.2': 'Held' } }, { texts: { 'D1:1.2': 'Held' } }],
  ['calendar:1', { goneAt: 7 }, { goneAt: 7 }],
  ['mail:host', null, null],
] as const

test('columns and stored references get their new names, and keep their values', async () => {
  const { db } = database
  const context = makeContext({ db, now: Date.UTC(2026, 10, 2, 8) })
  const demo = await aWorkspace(context)
  const { meeting } = await aBooking(demo, { startsAt: Date.UTC(2026, 10, 12, 14) })
  await db('deliveries').delete()
  for (const [table, before, after] of renamed)
    await db.raw('alter table ?? rename column ?? to ??', [table, after, before])
  for (const [target, refs] of stored)
    await db('deliveries').insert({
      workspace_id: demo.workspace.id,
      meeting_id: meeting.id,
      target,
      refs: refs && JSON.stringify(refs),
    })
  await up(db)
  for (const [table, before, after] of renamed) {
    const columns = await db(table).columnInfo()
    expect(columns).toHaveProperty(after)
    expect(columns).not.toHaveProperty(before)
  }
  for (const [target, , refs] of stored)
    expect(await db('deliveries').where({ target }).pluck('refs')).toEqual([refs])
})
