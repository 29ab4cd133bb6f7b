import type { Knex } from 'knex'

interface Pool {
  readonly max: number
  numUsed(): number
}

/** Knex passes its pool on without a type. */
const poolOf = (db: Knex) => (db.client as { pool: Pool }).pool

/** Lets those who arrive go on once `count` of them are there, or after `ms`. */
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
 * Opens all connections of the pool and runs `work` on each that is free, in a transaction that can only read. Each
 * waits until all are open: one that is free early would otherwise take the turn of one that is still being opened.
 *
 * @param statementMs  a statement that takes longer is canceled, and no connection waits longer for the others
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
