import type { Knex } from 'knex'

/**
 * Locks the time of each host until the transaction ends. Locks are taken in sorted order and before any
 * meeting row, so that two changes cannot deadlock.
 */
export async function lockHostTime(trx: Knex, hostIds: readonly string[]): Promise<void> {
  await trx.raw(
    `select pg_advisory_xact_lock(hashtextextended(hosts.id, 0))
       from (select unnest(?::text[]) as id order by 1) hosts`,
    [[...hostIds].sort()],
  )
}
