import type { Knex } from 'knex'
import { toInstant, toTimestamp } from '../database/connect.ts'

/** A provider's subscription that notifies us when something changes in a calendar. */
interface CalendarWatch {
  calendarId: string
  channelId: string
  resourceId: string | undefined
  /** Epoch ms. */
  expiresAt: number
}

interface WatchRow {
  calendar_id: string
  channel_id: string
  resource_id: string | null
  secret_hash: Buffer
  expires_at: Date
}

const toWatch = (row: WatchRow): CalendarWatch => ({
  calendarId: row.calendar_id,
  channelId: row.channel_id,
  resourceId: row.resource_id ?? undefined,
  expiresAt: toInstant(row.expires_at),
})

/** A calendar has one watch: a new one replaces the old one. */
export async function keepWatch(
  trx: Knex,
  {
    calendarId,
    channelId,
    resourceId,
    expiresAt,
    secretHash,
  }: CalendarWatch & {
    secretHash: Buffer
  },
): Promise<void> {
  const columns = {
    channel_id: channelId,
    resource_id: resourceId ?? null,
    secret_hash: secretHash,
    expires_at: toTimestamp(expiresAt),
  }
  await trx('calendar_watches')
    .insert({ calendar_id: calendarId, ...columns })
    .onConflict('calendar_id')
    .merge(columns)
}

export async function findWatch(db: Knex, calendarId: string): Promise<CalendarWatch | undefined> {
  const row = await db<WatchRow>('calendar_watches').where({ calendar_id: calendarId }).first()
  return row && toWatch(row)
}

/** With the hash of the secret that each notification has to carry. */
export async function findWatchByChannel(
  db: Knex,
  channelId: string,
): Promise<{ watch: CalendarWatch; secretHash: Buffer } | undefined> {
  const row = await db<WatchRow>('calendar_watches').where({ channel_id: channelId }).first()
  return row && { watch: toWatch(row), secretHash: row.secret_hash }
}

export const deleteWatch = async (db: Knex, calendarId: string): Promise<void> => {
  await db('calendar_watches').where({ calendar_id: calendarId }).delete()
}
