import type { Knex } from 'knex'
import { toInstant, toTimestamp } from '../database/connect.ts'

/** Counts one more under this key, in all processes. A window begins with the first one after the last window. */
export async function countUp(
  db: Knex,
  { key, windowMs, now }: { key: string; windowMs: number; now: number },
): Promise<{ count: number; resetsAt: number }> {
  const { rows } = await db.raw<{ rows: { count: number; resets_at: Date }[] }>(
    `insert into chat_limits as l (key, count, resets_at) values (:key, 1, :resetsAt)
     on conflict (key) do update set
       count = case when l.resets_at <= :now then 1 else l.count + 1 end,
       resets_at = case when l.resets_at <= :now then excluded.resets_at else l.resets_at end
     returning count, resets_at`,
    { key, resetsAt: toTimestamp(now + windowMs), now: toTimestamp(now) },
  )
  const [row] = rows
  if (!row) throw new Error('A limit was not counted')
  return { count: row.count, resetsAt: toInstant(row.resets_at) }
}
