import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '../../../src/store/database/connect.ts'
import { migrate } from '../../../src/store/database/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
  await database.db.raw('drop schema public cascade; create schema public')
})
afterAll(() => database.drop())

test('several processes that start at once migrate once, also after one died with knex’s lock in its hand', async () => {
  const pools = Array.from({ length: 4 }, () => connect({ url: database.url }))
  await Promise.all(pools.map(migrate))
  await database.db('knex_migrations_lock').update({ is_locked: 1 })
  await Promise.all(pools.map(migrate))
  await Promise.all(pools.map(pool => pool.destroy()))
  const names = await database.db('knex_migrations').orderBy('id').pluck('name')
  expect(names).toEqual([...new Set(names)])
  expect(names[0]).toBe('001-people-and-pages')
})
