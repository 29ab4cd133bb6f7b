import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import pg from 'pg'
import { inject } from 'vitest'
import { connect } from '../../src/store/database/connect.ts'
import { restore, returned } from './restorable-database.ts'

export interface TestDatabase {
  db: Knex
  url: string
  drop(): Promise<void>
}

/** A database with its pool. */
interface Clone {
  name: string
  url: string
  db: Knex
  uses: number
}

/** Returned and empty again. Cloning one, connecting to it and dropping it cost more than most tests. */
const spare: Clone[] = []

/** Deleted rows stay in their files: nothing cleans up here. */
const maxUses = 50
/** A hundred connections serve all workers of a run. */
const maxSpare = 3
const maxKeptConnections = 8

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

async function clone(): Promise<Clone> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  // Nothing is flushed here, so that copying the files costs less than writing them to the log as well.
  await administer(`create database ${name} template parley strategy file_copy`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  return { name, url: url.href, db: connect({ url: url.href }), uses: 0 }
}

const label = ({ name, db }: Clone, text: string | undefined) =>
  db.raw(`comment on database ${name} is ${text ? `'${text}'` : 'null'}`)

/** A pool that a storm has filled is closed, and opened again by the next test. */
async function limitConnections(one: Clone): Promise<void> {
  if (one.db.client.pool.numFree() <= maxKeptConnections) return
  await one.db.destroy()
  one.db = connect({ url: one.url })
}

async function takeBack(one: Clone): Promise<void> {
  if (one.uses < maxUses && spare.length < maxSpare && (await restore(one.db))) {
    await label(one, returned)
    await limitConnections(one)
    spare.push(one)
    return
  }
  await one.db.destroy()
  await administer(`drop database ${one.name} with (force)`)
}

/**
 * A database of its own, as the migrated template is.
 *
 * @param isNew  for tests about connections: nobody has connected to it before
 */
export async function createTestDatabase({ isNew = false } = {}): Promise<TestDatabase> {
  const known = isNew ? undefined : spare.pop()
  if (known) await label(known, undefined)
  const one = known ?? (await clone())
  one.uses += 1
  return { db: one.db, url: one.url, drop: () => takeBack(one) }
}
