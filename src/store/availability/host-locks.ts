import type { Knex } from 'knex'

/**
 * One change at a time of each host's time, until the transaction ends. Taken in sorted order, and before any
 * meeting's row, so that two changes never wait for each other in a circle.
 */
export async function lockHostTime(trx: Knex, hostIds: readonly string[]): Promise<void> {
  await trx.raw(
    `select pg_advisory_xact_lock(hashtextextended(hosts.id, 0))
       from (select unnest(?::text[]) as id order by 1) hosts`,
    [[...hostIds].sort()],
  )
}
