import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkVersion } from '../../../src/store/database/check-version.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

test('a Postgres that is new enough is taken', async () => {
  await expect(checkVersion(database.db)).resolves.toBeUndefined()
})

test('an older one is refused with its version and what to do', async () => {
  await expect(checkVersion(database.db, 990_000)).rejects.toThrow(
    /^The database is Postgres 18\.\d.*; Parley needs 99 or later\. Set DATABASE_URL to a newer one/,
  )
})
