import type { Knex } from 'knex'
import { toTimestamp } from './connect.ts'

/**
 * Returns which of these provider notifications are new, and marks them as seen. Runs in the caller's
 * transaction.
 */
export async function keepUnseen(
  trx: Knex,
  { provider, ids, now }: { provider: string; ids: readonly string[]; now: number },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  // Sorted, because a vendor repeats ids in any order and concurrent inserts must not deadlock.
  const inOrder = [...new Set(ids)].sort()
  const rows = await trx('seen_events')
    .insert(inOrder.map(id => ({ provider, event_id: id, seen_at: toTimestamp(now) })))
    .onConflict(['provider', 'event_id'])
    .ignore()
    .returning<{ event_id: string }[]>('event_id')
  return new Set(rows.map(row => row.event_id))
}

/** How many ids with this prefix were seen since then. */
export async function countSeen(
  trx: Knex,
  { provider, prefix, since }: { provider: string; prefix: string; since: number },
): Promise<number> {
  const { rows } = await trx.raw<{ rows: { count: number }[] }>(
    `select count(*)::int as count from seen_events
      where seen_at >= ? and provider = ? and starts_with(event_id, ?)`,
    [toTimestamp(since), provider, prefix],
  )
  return rows[0]?.count ?? 0
}

/** Forgets an id, so that it counts as new again. */
export async function forgetSeen(
  db: Knex,
  { provider, id }: { provider: string; id: string },
): Promise<void> {
  await db('seen_events').where({ provider, event_id: id }).delete()
}
