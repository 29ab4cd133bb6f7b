import type { Knex } from 'knex'

interface Pool {
  readonly max: number
  numUsed(): number
}

/** Knex exposes its pool without a type. */
const poolOf = (db: Knex) => (db.client as { pool: Pool }).pool

/** Makes callers wait until `count` of them have arrived, or until `ms` have passed. */
function meetingPoint(count: number, ms: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  let arrived = 0
  return () => {
    arrived += 1
    if (arrived < count) return promise
    clearTimeout(timer)
    resolve()
    return promise
  }
}

/**
 * Opens all connections of the pool and runs `work` on each free one, in a read-only transaction. Each waits
 * until all are open: otherwise a connection that is free early would be used twice.
 *
 * @param statementMs longer statements are canceled, and connections wait for each other no longer than this
 */
export async function onEveryConnection(
  db: Knex,
  { statementMs, work }: { statementMs: number; work(trx: Knex): Promise<void> },
): Promise<void> {
  const pool = poolOf(db)
  const allAreOpen = meetingPoint(pool.max - pool.numUsed(), statementMs)
  const useOne = () =>
    db.transaction(
      async trx => {
        await trx.raw(`set local statement_timeout = ${Number(statementMs)}`)
        await allAreOpen()
        await work(trx)
      },
      { readOnly: true },
    )
  await Promise.all(Array.from({ length: pool.max }, useOne))
}
