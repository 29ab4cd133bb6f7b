import type { Knex } from 'knex'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { warmUp } from '../../src/start/warm-up.ts'
import { noLimits } from '../../src/web/middleware/rate-limits.ts'
import type { WebContext } from '../../src/web/web-context.ts'
import { aPage } from '../support/builders/a-page.ts'
import { aWorkspace } from '../support/builders/a-workspace.ts'
import { makeContext, type TestContext } from '../support/make-context.ts'
import { noMetrics } from '../support/no-metrics.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let context: TestContext
let web: WebContext

beforeEach(async () => {
  database = await createTestDatabase({ isNew: true })
  context = makeContext({ db: database.db })
  web = {
    ...context,
    workspaceOf: async () => {
      throw new Error('The warm-up knows its workspace')
    },
    isProduction: true,
    adminToken: undefined,
    metrics: noMetrics,
    trustedProxies: 0,
    limits: {
      ...noLimits,
      every: () => {
        throw new Error('The warm-up counts against no limit')
      },
    },
    connectable: [],
    crmFrames: [],
    identity: undefined,
    showsMails: false,
    slack: { isOn: false, canInstall: false },
    slackDesk: undefined,
  }
})
afterEach(() => database.drop())

const openConnections = (db: Knex) => {
  const { pool } = db.client as { pool: { numUsed(): number; numFree(): number; max: number } }
  return { open: pool.numUsed() + pool.numFree(), max: pool.max }
}

/** How many statements each connection has prepared, all connections being held until the last was asked. */
async function countPrepared(db: Knex): Promise<number[]> {
  const held = await Promise.all(
    Array.from({ length: openConnections(db).max }, () => db.transaction()),
  )
  const counts = await Promise.all(
    held.map(async trx => {
      const { rows } = await trx.raw('select count(*)::int as count from pg_prepared_statements')
      return rows[0].count as number
    }),
  )
  await Promise.all(held.map(trx => trx.rollback()))
  return counts
}

/** Every row of every table, and where every sequence stands. */
async function readEverything(db: Knex): Promise<Record<string, unknown>> {
  const tables: string[] = (
    await db.raw(
      `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables order by 1`,
    )
  ).rows.map(({ name }: { name: string }) => name)
  const everything: Record<string, unknown> = {
    sequences: (
      await db.raw('select sequencename, last_value from pg_sequences order by sequencename')
    ).rows,
  }
  for (const name of tables)
    everything[name] = (await db.raw(`select to_jsonb(t) from ${name} t order by 1`)).rows
  return everything
}

test('the warm-up opens every connection of the pool, and each prepares what a booking reads', async () => {
  await aWorkspace(context)
  await warmUp(web, 0)
  const { open, max } = openConnections(database.db)
  expect(open).toBe(max)
  const counts = await countPrepared(database.db)
  expect(counts).toHaveLength(max)
  // The page, its hosts, their hours and what they are busy with.
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(4)
})

test('the warm-up visits pages and tries to book, yet leaves no row, no job and no sequence changed', async () => {
  const demo = await aWorkspace(context)
  await aPage(demo, {
    slug: 'pool',
    kind: 'round-robin',
    hostIds: [demo.ana.id, demo.ben.id],
  })
  const before = await readEverything(database.db)
  const jobsBefore = context.recordedJobs.length
  const statements: string[] = []
  database.db.on('query', ({ sql }: { sql: string }) => statements.push(sql))
  await warmUp(web, 0)
  const writes = statements.filter(sql =>
    /\b(insert into|delete from|for update|nextval)\b|^\s*update\b/i.test(sql),
  )
  expect(writes).toEqual([])
  // Each connection reads the page once, and then each of as many visitors.
  const pageReads = statements.filter(sql => sql.includes('page_slugs'))
  expect(pageReads).toHaveLength(openConnections(database.db).max * 2)
  expect(await readEverything(database.db)).toEqual(before)
  expect(context.recordedJobs).toHaveLength(jobsBefore)
})

test('with nothing to book yet, the most connections are opened all the same', async () => {
  await warmUp(web, 0)
  const { open, max } = openConnections(database.db)
  expect(open).toBe(max)
})

test('the warm-up ends soon although a connection is kept by somebody else', async () => {
  await aWorkspace(context)
  const held = await database.db.transaction()
  try {
    await warmUp(web, 0)
  } finally {
    await held.rollback()
  }
  expect(openConnections(database.db).open).toBe(openConnections(database.db).max)
})
