import type { Knex } from 'knex'
import { toTimestamp } from './connect.ts'

/** In the caller's transaction: which of these words of a provider are new. They are seen from now on. */
export async function keepUnseen(
  trx: Knex,
  { provider, ids, now }: { provider: string; ids: readonly string[]; now: number },
): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await trx('seen_events')
    .insert([...new Set(ids)].map(id => ({ provider, event_id: id, seen_at: toTimestamp(now) })))
    .onConflict(['provider', 'event_id'])
    .ignore()
    .returning<{ event_id: string }[]>('event_id')
  return new Set(rows.map(row => row.event_id))
}
