import { afterAll, beforeAll, expect, test } from 'vitest'
import { texts as formerTexts, up } from '../../../migrations/037-reason-codes.ts'
import { ownReasons } from '../../../src/providers/own-reasons.ts'
import { aWorkspace } from '../../support/builders/a-workspace.ts'
import { makeContext } from '../../support/make-context.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('reasons that were kept as English texts get their codes; a provider’s reasons get none', async () => {
  const { db } = database
  expect(Object.keys(ownReasons)).toEqual(expect.arrayContaining(Object.keys(formerTexts)))
  const context = makeContext({ db })
  const { workspace } = await aWorkspace(context)
  for (const [table, column] of [
    ['deliveries', 'last_error_code'],
    ['calendars', 'last_error_code'],
    ['connections', 'state_reason_code'],
    ['outages', 'reason_code'],
  ] as const)
    await db.raw('alter table ?? drop column ??', [table, column])
  const texts = [...Object.values(formerTexts), 'HubSpot requires a value for "Region".']
  for (const [number, reason] of texts.entries()) {
    await db('outages').insert({
      workspace_id: workspace.id,
      subject: `connection:${number}`,
      provider: 'google',
      code: 'unavailable',
      reason,
      opened_at: new Date(0),
      since: new Date(0),
      probe_at: new Date(0),
    })
    await db('connections').insert({
      id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      workspace_id: workspace.id,
      provider: 'google',
      external_id: `account ${number}`,
      label: 'Google',
      access_token_sealed: 'sealed',
      scopes: [],
      state: 'lost',
      state_reason: reason,
    })
  }
  await up(db)
  const codes = [...Object.keys(formerTexts), null]
  for (const [number, reason] of texts.entries()) {
    const code = codes[number]
    expect(await db('outages').where({ reason }).pluck('reason_code')).toEqual([code])
    const lost = db('connections').where({ state_reason: reason })
    expect(await lost.pluck('state_reason_code')).toEqual([code])
  }
  // Both have the column again.
  expect(await db('deliveries').whereNotNull('last_error_code')).toEqual([])
  expect(await db('calendars').whereNotNull('last_error_code')).toEqual([])
})
