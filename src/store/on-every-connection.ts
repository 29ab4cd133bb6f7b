import type { Knex } from 'knex'

/** Knex passes its pool on without a type. */
const sizeOf = (db: Knex): number => (db.client as { pool: { max: number } }).pool.max

const atOnce = (count: number, work: () => Promise<void>) =>
  Promise.all(Array.from({ length: count }, work))

/**
 * Opens all connections of the pool and runs `work` on each that is free, in a transaction that can only read.
 *
 * @param statementMs  a statement that takes longer is canceled
 */
export async function onEveryConnection(
  db: Knex,
  { statementMs, work }: { statementMs: number; work(trx: Knex): Promise<void> },
): Promise<void> {
  const size = sizeOf(db)
  // First all are opened: one that is free at once would otherwise take the turn of one that is still being opened.
  await atOnce(size, async () => void (await db.raw('select 1')))
  await atOnce(size, () =>
    db.transaction(
      async trx => {
        await trx.raw(`set local statement_timeout = ${Number(statementMs)}`)
        await work(trx)
      },
      { readOnly: true },
    ),
  )
}
