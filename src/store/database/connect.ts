import knex, { type Knex } from 'knex'
import pg from 'pg'
import { prepareStatements, type StatementNames } from './prepared-statements.ts'

/** Parses int8 as a number: ours stay far below 2^53. */
pg.types.setTypeParser(20, Number)

/**
 * Shared by requests and jobs; no job keeps a connection during a provider call. With the queue's own
 * connections, four processes stay within Postgres's default of a hundred: see docs/scaling.md.
 */
const defaultPoolMax = 16
/** Keeping an idle connection is cheap. Opening one and preparing its statements again slows down a request. */
const idleMs = 10 * 60_000

interface ConnectOptions {
  url: string
  poolMax?: number
}

/** Knex would also print the errors that it throws. Logging them is up to the code that catches them. */
const leavesToCallers = { error: () => undefined, warn: () => undefined }

/** A connection pool for one Postgres. Statements time out after 15 s, waits for a connection after 5 s. */
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

/** Formats an instant for Postgres. */
export const toTimestamp = (instant: number): string => new Date(instant).toISOString()

/** Parses an instant from Postgres. */
export const toInstant = (timestamp: Date | string): number => new Date(timestamp).getTime()
