import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
let connect: typeof import('../../../src/store/database/connect.ts').connect
beforeAll(async () => {
  // Statements of earlier files have used up the names that one process gives.
  vi.resetModules()
  ;({ connect } = await import('../../../src/store/database/connect.ts'))
  database = await createTestDatabase()
})
afterAll(() => database?.drop())

test('a statement is planned once per connection, whatever its values', async () => {
  const db = connect({ url: database.url, poolMax: 1 })
  for (const email of ['a@x.test', 'b@x.test']) await db('users').where({ email })
  const { rows } = await db.raw('select statement from pg_prepared_statements')
  const ours = rows.filter(({ statement }: { statement: string }) => statement.includes('"users"'))
  expect(ours).toHaveLength(1)
  await db.destroy()
})

test('a plan that a migration made useless fails once, then another connection serves', async () => {
  const db = connect({ url: database.url, poolMax: 1 })
  await db.schema.createTable('growing', table => void table.integer('a'))
  const read = () => db('growing').where({ a: 1 })
  for (let times = 0; times < 7; times += 1) await read()
  const other = connect({ url: database.url, poolMax: 1 })
  await other.schema.alterTable('growing', table => void table.integer('b'))
  await other.destroy()
  await expect(read()).rejects.toMatchObject({ code: '0A000' })
  expect(await read()).toEqual([])
  await db.destroy()
})
