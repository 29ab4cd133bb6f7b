import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant } from '../database/connect.ts'

export interface Calendar {
  id: string
  workspaceId: WorkspaceId
  userId: string
  connectionId: string
  externalId: string
  name: string
  /** Its events make its owner busy. */
  isChecked: boolean
  /** Its owner's meetings are written to it. */
  isDefault: boolean
  canWrite: boolean
  /** `tasks`: a calendar that Parley made to show the CRM's tasks. */
  purpose: 'events' | 'tasks'
  /** Counts changes of what is read from it. */
  generation: number
  syncToken: string | undefined
  /** Epoch ms. */
  syncedUntil: number | undefined
  syncedAt: number | undefined
  /** The provider no longer lets us read it. */
  isLost: boolean
  lastError: string | undefined
  /** Code of `lastError` if the reason is one of Parley's own. */
  lastErrorCode: string | undefined
}

export interface CalendarRow {
  id: string
  workspace_id: WorkspaceId
  user_id: string
  connection_id: string
  external_id: string
  name: string
  is_checked: boolean
  is_default: boolean
  can_write: boolean
  purpose: 'events' | 'tasks'
  generation: number
  sync_token: string | null
  synced_until: Date | null
  synced_at: Date | null
  is_lost: boolean
  last_error: string | null
  last_error_code: string | null
}

export const toCalendar = (row: CalendarRow): Calendar => ({
  id: row.id,
  workspaceId: row.workspace_id,
  userId: row.user_id,
  connectionId: row.connection_id,
  externalId: row.external_id,
  name: row.name,
  isChecked: row.is_checked,
  isDefault: row.is_default,
  canWrite: row.can_write,
  purpose: row.purpose,
  generation: row.generation,
  syncToken: row.sync_token ?? undefined,
  syncedUntil: row.synced_until ? toInstant(row.synced_until) : undefined,
  syncedAt: row.synced_at ? toInstant(row.synced_at) : undefined,
  isLost: row.is_lost,
  lastError: row.last_error ?? undefined,
  lastErrorCode: row.last_error_code ?? undefined,
})

export interface FoundCalendar {
  externalId: string
  name: string
  canWrite: boolean
}

/**
 * Replaces an account's calendars by those that the provider lists now. Missing ones are deleted with their
 * busy times.
 */
export async function replaceCalendars(
  trx: Knex,
  account: { workspaceId: WorkspaceId; userId: string; connectionId: string },
  found: readonly FoundCalendar[],
): Promise<void> {
  const { workspaceId, userId, connectionId } = account
  await trx('calendars')
    .where({ connection_id: connectionId })
    .whereNotIn(
      'external_id',
      found.map(({ externalId }) => externalId),
    )
    .delete()
  if (found.length === 0) return
  await trx('calendars')
    .insert(
      found.map(({ externalId, name, canWrite }) => ({
        workspace_id: workspaceId,
        user_id: userId,
        connection_id: connectionId,
        external_id: externalId,
        name,
        can_write: canWrite,
      })),
    )
    .onConflict(['connection_id', 'external_id'])
    .merge(['name', 'can_write'])
}

/** Sorted by name. */
export async function listCalendars(
  db: Knex,
  query: { userId?: string; connectionId?: string },
): Promise<Calendar[]> {
  const where: Partial<CalendarRow> = {
    ...(query.userId ? { user_id: query.userId } : {}),
    ...(query.connectionId ? { connection_id: query.connectionId } : {}),
  }
  const rows = await db<CalendarRow>('calendars').where(where).orderBy(['name', 'id'])
  return rows.map(toCalendar)
}

/** Calendars that make these people busy. */
export async function listCheckedCalendars(
  db: Knex,
  userIds: readonly string[],
): Promise<Calendar[]> {
  const { rows } = await db.raw<{ rows: CalendarRow[] }>(
    `select c.* from calendars c join calendar_accounts a on a.connection_id = c.connection_id
      where c.user_id = any(?::uuid[]) and c.is_checked and a.is_for_pages`,
    [[...userIds]],
  )
  return rows.map(toCalendar)
}

/** Calendars that are read: for busy times, and for changes of our meetings' events. */
export async function listReadCalendars(db: Knex): Promise<{ id: string }[]> {
  return db<CalendarRow>('calendars')
    .where({ purpose: 'events' })
    .where(used => used.where({ is_checked: true }).orWhere({ is_default: true }))
    .select('id')
}

export async function findCalendar(db: Knex, id: string): Promise<Calendar | undefined> {
  const row = await db<CalendarRow>('calendars').where({ id }).first()
  return row && toCalendar(row)
}
