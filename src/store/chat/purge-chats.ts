import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'

const dayMs = 24 * 60 * 60_000
/** A session is over after a month, whatever happens. */
const sessionMs = 30 * dayMs

/**
 * Erases what has been kept for as long as its website says: conversations with all that was written in them, and
 * visitors of whom nothing is left. Meetings stay with their hosts. Addresses of networks go with their sessions,
 * after a month.
 *
 * @returns the number of erased rows per table
 */
export async function purgeChats(db: Knex, now: number): Promise<Record<string, number>> {
  const at = toTimestamp(now)
  const conversations = await db.raw<{ rowCount: number }>(
    `delete from conversations c using chat_sites s
      where s.id = c.site_id and c.changed_at < ?::timestamptz - make_interval(months => s.retention_months)`,
    [at],
  )
  const sessions = await db('chat_sessions')
    .where('created_at', '<', toTimestamp(now - sessionMs))
    .delete()
  const visitors = await db.raw<{ rowCount: number }>(
    `delete from chat_visitors v
      where v.created_at < ? and v.blocked_at is null
        and not exists (select 1 from conversations c where c.visitor_id = v.id)
        and not exists (select 1 from chat_sessions s where s.visitor_id = v.id)`,
    [toTimestamp(now - sessionMs)],
  )
  const limits = await db('chat_limits').where('resets_at', '<', at).delete()
  return {
    conversations: conversations.rowCount,
    chat_sessions: sessions,
    chat_visitors: visitors.rowCount,
    chat_limits: limits,
  }
}
