import type { Knex } from 'knex'
import { toTimestamp } from './connect.ts'

/** In the caller's transaction: which of these words of a provider are new. They are seen from now on. */
export async function keepUnseen(
  trx: Knex,
  { provider, ids, now }: { provider: string; ids: readonly string[]; now: number },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  // In one order everywhere: a vendor's repeats come in any, and must not wait for each other in a circle.
  const inOrder = [...new Set(ids)].sort()
  const rows = await trx('seen_events')
    .insert(inOrder.map(id => ({ provider, event_id: id, seen_at: toTimestamp(now) })))
    .onConflict(['provider', 'event_id'])
    .ignore()
    .returning<{ event_id: string }[]>('event_id')
  return new Set(rows.map(row => row.event_id))
}

/** How many whose ids begin like this were seen since then. */
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

/** It counts as new again. */
export async function forgetSeen(
  db: Knex,
  { provider, id }: { provider: string; id: string },
): Promise<void> {
  await db('seen_events').where({ provider, event_id: id }).delete()
}
