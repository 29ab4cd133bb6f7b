import type { Knex } from 'knex'
import type { Locale, WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

/** A person wanted to book a host whose calendar cannot be read. */
export interface MissedBooking {
  id: string
  workspaceId: WorkspaceId
  pageId: string | undefined
  /** Hosts whose calendars were lost. */
  hostIds: readonly string[]
  title: string
  email: string
  name: string
  /** The time they wanted, epoch ms; undefined: no times were shown. */
  startsAt: number | undefined
  message: string
  locale: Locale
  timeZone: string
  createdAt: number
}

interface MissedRow {
  id: string
  workspace_id: WorkspaceId
  page_id: string | null
  host_ids: string[]
  title: string
  email: string
  name: string
  starts_at: Date | null
  message: string
  locale: Locale
  time_zone: string
  created_at: Date
}

/** Limits notifications when many attempts arrive or one is repeated; every saved attempt is reported. */
const maxPerHour = 20

/** The id; undefined if the same person wanted the same within the hour, or too many people did. */
export async function insertMissedBooking(
  trx: Knex,
  missed: Omit<MissedBooking, 'id' | 'createdAt'>,
  now: number,
): Promise<string | undefined> {
  const hourAgo = toTimestamp(now - 60 * 60_000)
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `insert into missed_bookings (workspace_id, page_id, host_ids, title, email, name, starts_at, message, locale, time_zone, created_at)
     select :workspaceId, :pageId, :hostIds::uuid[], :title, :email, :name, :startsAt::timestamptz, :message, :locale, :timeZone, :now
      where not exists (select 1 from missed_bookings where workspace_id = :workspaceId and host_ids && :hostIds::uuid[]
                          and created_at > :hourAgo and email = :email
                          and starts_at is not distinct from :startsAt::timestamptz and message = :message)
        and (select count(*) from missed_bookings where workspace_id = :workspaceId and host_ids && :hostIds::uuid[]
              and created_at > :hourAgo) < :most
     returning id`,
    {
      ...missed,
      pageId: missed.pageId ?? null,
      hostIds: [...missed.hostIds],
      startsAt: missed.startsAt === undefined ? null : toTimestamp(missed.startsAt),
      now: toTimestamp(now),
      hourAgo,
      most: maxPerHour,
    },
  )
  return rows[0]?.id
}

export async function findMissedBooking(db: Knex, id: string): Promise<MissedBooking | undefined> {
  const row = await db<MissedRow>('missed_bookings').where({ id }).first()
  return (
    row && {
      id: row.id,
      workspaceId: row.workspace_id,
      pageId: row.page_id ?? undefined,
      hostIds: row.host_ids,
      title: row.title,
      email: row.email,
      name: row.name,
      startsAt: row.starts_at ? toInstant(row.starts_at) : undefined,
      message: row.message,
      locale: row.locale,
      timeZone: row.time_zone,
      createdAt: toInstant(row.created_at),
    }
  )
}

/** Which of these hosts have a checked calendar that can no longer be read. */
export async function listLostHosts(db: Knex, hostIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { user_id: string }[] }>(
    `select distinct c.user_id from calendars c
       join connections n on n.id = c.connection_id
       join calendar_accounts a on a.connection_id = c.connection_id
      where c.user_id = any(?::uuid[]) and c.is_checked and a.is_for_pages and (c.is_lost or n.state = 'lost')`,
    [[...hostIds]],
  )
  return rows.map(row => row.user_id)
}
