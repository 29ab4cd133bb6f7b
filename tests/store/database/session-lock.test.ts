import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from '../../../src/store/database/connect.ts'
import { withSessionLock } from '../../../src/store/database/session-lock.ts'
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts'

let database: TestDatabase
beforeEach(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.drop())

const nothing = async () => undefined
const inUse = () => database.db.client.pool.numUsed() as number

test('what somebody of this process holds, nobody else gets until it is done', async () => {
  const { db } = database
  const wasRun = await withSessionLock(db, 'a', async () => {
    expect(await withSessionLock(db, 'a', nothing)).toBe(false)
  })
  expect(wasRun).toBe(true)
  expect(await withSessionLock(db, 'a', nothing)).toBe(true)
})

test('what another process holds is not given, and is free when it is done', async () => {
  const other = connect({ url: database.url })
  await withSessionLock(other, 'a', async () => {
    expect(await withSessionLock(database.db, 'a', nothing)).toBe(false)
    expect(await withSessionLock(database.db, 'b', nothing)).toBe(true)
  })
  expect(await withSessionLock(database.db, 'a', nothing)).toBe(true)
  await other.destroy()
})

test('however many jobs wait for providers, their locks take one connection, given back at the end', async () => {
  const { db } = database
  let inside = 0
  let all: () => void = () => undefined
  const everybody = new Promise<void>(resolve => {
    all = resolve
  })
  const waiting = Array.from({ length: 40 }, (_, index) =>
    withSessionLock(db, `delivery:${index}`, async () => {
      inside += 1
      if (inside === 40) all()
      await everybody
      expect(inUse()).toBe(1)
    }),
  )
  expect(await Promise.all(waiting)).toEqual(waiting.map(() => true))
  expect(inUse()).toBe(0)
})

test('a failure of the work frees the lock and is thrown', async () => {
  const { db } = database
  const broken = withSessionLock(db, 'a', async () => {
    throw new Error('The provider is gone')
  })
  await expect(broken).rejects.toThrow('The provider is gone')
  expect(await withSessionLock(db, 'a', nothing)).toBe(true)
})

test('a connection that breaks while it holds locks is replaced', async () => {
  const { db } = database
  const cut = withSessionLock(db, 'a', async () => {
    await db.raw(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
         and database = (select oid from pg_database where datname = current_database())`,
    )
  })
  await expect(cut).rejects.toThrow()
  expect(await withSessionLock(db, 'a', nothing)).toBe(true)
  expect(inUse()).toBe(0)
})
