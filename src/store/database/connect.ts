import knex, { type Knex } from 'knex'
import pg from 'pg'
import { prepareStatements, type StatementNames } from './prepared-statements.ts'

/** int8 as number: ours stay far below 2^53. */
pg.types.setTypeParser(20, Number)

/**
 * Requests and jobs share it; no job keeps a connection while a provider keeps it waiting. With the queue's own,
 * four processes stay within Postgres's usual hundred. More only crowd the database: see docs/scaling.md.
 */
const defaultPoolMax = 16
/** Opening a connection and preparing its statements costs a visitor more than keeping it costs the database. */
const idleMs = 10 * 60_000

interface ConnectOptions {
  url: string
  poolMax?: number
}

/** Knex would print errors, with their stacks, that it also throws: whoever catches them decides what is said. */
const leavesToCallers = { error: () => undefined, warn: () => undefined }

/** A pool on one Postgres. Statements are cut off after 15 s, waits for a connection after 5 s. */
export function connect({ url, poolMax = defaultPoolMax }: ConnectOptions): Knex {
  const names: StatementNames = new Map()
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: 'parley',
      statement_timeout: 15_000,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    },
    pool: {
      min: 0,
      max: poolMax,
      idleTimeoutMillis: idleMs,
      afterCreate: (client: pg.Client, done: (error: Error | null, client: pg.Client) => void) => {
        prepareStatements(client, names)
        done(null, client)
      },
    },
    acquireConnectionTimeout: 5_000,
    log: leavesToCallers,
  })
}

/** An instant as Postgres takes it. */
export const toTimestamp = (instant: number): string => new Date(instant).toISOString()

/** An instant as Postgres gives it. */
export const toInstant = (timestamp: Date | string): number => new Date(timestamp).getTime()
