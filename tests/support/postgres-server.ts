import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startQueue } from '../../src/jobs/queue.ts'
import { silentMeter } from '../../src/providers/meter.ts'
import { connect } from '../../src/store/database/connect.ts'
import { openEmbeddedPostgres } from '../../src/store/database/embedded/embedded-postgres.ts'
import { migrate } from '../../src/store/database/migrate.ts'
import { makeRestorable, returned } from './restorable-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** Postgres keeps template databases free of connections: everything here is closed before it is used as one. */
async function makeTemplate(url: string): Promise<void> {
  const db = connect({ url })
  await migrate(db)
  const queue = await startQueue({ url, log: silent, meter: silentMeter })
  await queue.stop()
  await makeRestorable(db)
  await db.destroy()
}

/**
 * Nobody misses a test's rows after a power cut, and no database lives long enough to need a vacuum. The password is
 * kept with one round of hashing instead of 4,096: each of some thousand connections would pay for them.
 */
async function skipUpkeep(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('alter system set fsync = off')
  await client.query('alter system set full_page_writes = off')
  await client.query('alter system set synchronous_commit = off')
  await client.query('alter system set autovacuum = off')
  await client.query('set scram_iterations = 1')
  await client.query(`alter role current_user password '${new URL(url).password}'`)
  await client.query('select pg_reload_conf()')
  await client.end()
}

/** One Postgres for the run, with a migrated database that each test file clones. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-test-'))
  const server = await openEmbeddedPostgres(folder)
  await skipUpkeep(server.url)
  await makeTemplate(server.url)
  project.provide('postgresUrl', server.url)
  return async () => {
    const leaked = await countConnections(server.url)
    await server.stop()
    await rm(folder, { recursive: true, force: true })
    if (leaked > 0) throw new Error(`${leaked} database connections were left open by the tests`)
  }
}

async function countConnections(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(
    `select count(*)::int as count from pg_stat_activity
     where backend_type = 'client backend' and application_name <> 'parley-anchor' and pid <> pg_backend_pid()
     and shobj_description(datid, 'pg_database') is distinct from '${returned}'`,
  )
  await client.end()
  return rows[0].count
}
