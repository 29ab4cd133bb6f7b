import type { Knex } from 'knex'
import { purgeHolds } from './availability/holds.ts'
import { purgeChats } from './chat/purge-chats.ts'
import { toTimestamp } from './database/connect.ts'
import { purgeUnattached } from './meetings/file-contents.ts'

const dayMs = 24 * 60 * 60_000

/** How long a row is kept after the time in its column. */
const lives: ReadonlyArray<readonly [table: string, column: string, lifeMs: number]> = [
  ['sessions', 'expires_at', 0],
  ['sign_in_links', 'expires_at', dayMs],
  ['idempotency_keys', 'created_at', 30 * dayMs],
  ['seen_events', 'seen_at', dayMs],
  ['missed_bookings', 'created_at', 30 * dayMs],
  ['outages', 'ended_at', 90 * dayMs],
  ['slack_events', 'received_at', dayMs],
  ['mail_counters', 'day', 2 * dayMs],
  ['email_codes', 'expires_at', dayMs],
  ['slack_join_requests', 'asked_at', 30 * dayMs],
]

/** @returns the number of deleted rows per table */
export async function purgeOutdated(db: Knex, now: number): Promise<Record<string, number>> {
  const removed: Record<string, number> = {
    holds: await purgeHolds(db, now),
    file_contents: await purgeUnattached(db, now - dayMs),
    ...(await purgeChats(db, now)),
  }
  for (const [table, column, lifeMs] of lives)
    removed[table] = await db(table)
      .where(column, '<', toTimestamp(now - lifeMs))
      .delete()
  return removed
}
