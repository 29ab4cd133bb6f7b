import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import pg from 'pg'
import { inject } from 'vitest'
import { connect } from '../../src/store/database/connect.ts'

export interface TestDatabase {
  db: Knex
  url: string
  drop(): Promise<void>
}

const administer = async (statement: string) => {
  const url = new URL(inject('postgresUrl'))
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A database of its own, cloned from the migrated template. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  // Nothing is flushed here, so that copying the files costs less than writing them to the log as well.
  await administer(`create database ${name} template parley strategy file_copy`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  const db = connect({ url: url.href })
  return {
    db,
    url: url.href,
    drop: async () => {
      await db.destroy()
      await administer(`drop database ${name} with (force)`)
    },
  }
}
