import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { up } from '../../../migrations/047-engagement-history.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** A meeting's record without its history. */
async function addRecord(): Promise<string> {
  const { db } = database
  const { workspace } = await aWorkspace(makeContext({ db }))
  const id = randomUUID()
  await db.raw('set session_replication_role = replica')
  await db('crm_engagements').insert({
    id,
    workspace_id: workspace.id,
    meeting_id: randomUUID(),
    contact_id: randomUUID(),
    content: '{}',
    starts_at: new Date(0),
  })
  await db.raw('set session_replication_role = origin')
  return id
}

const rows = [
  ['Meeting logged', { kind: 'logged' }],
  [
    'Moved from 2026-12-03T09:00:00.000Z to 2026-12-04T10:30:00.000Z',
    { kind: 'moved', from: Date.UTC(2026, 11, 3, 9), to: Date.UTC(2026, 11, 4, 10, 30) },
  ],
  ['Outcome: scheduled → no-show', { kind: 'outcome', before: 'scheduled', after: 'no-show' }],
  // Outcomes of a CRM's own have blanks.
  [
    'Outcome: no-show → Qualified lead',
    { kind: 'outcome', before: 'no-show', after: 'Qualified lead' },
  ],
] as const

test('sentences in a record’s history become data with the same meaning', async () => {
  const { db } = database
  const engagement_id = await addRecord()
  await db.raw(
    'alter table crm_engagement_history drop column change, add column text text not null',
  )
  for (const [text] of rows) await db('crm_engagement_history').insert({ engagement_id, text })
  await up(db)
  const changes = await db('crm_engagement_history').where({ engagement_id }).orderBy('id')
  expect(changes.map(({ change }) => change)).toEqual(rows.map(([, change]) => change))
})
