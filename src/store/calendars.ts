import type { Knex } from 'knex'
import type { WorkspaceId } from '../scheduling/entities.ts'
import { toInstant, toTimestamp } from './connect.ts'

export interface Calendar {
  id: string
  workspaceId: WorkspaceId
  userId: string
  connectionId: string
  externalId: string
  name: string
  /** Its events keep people from booking its owner. */
  isChecked: boolean
  /** Its owner's meetings are written here. */
  isDefault: boolean
  canWrite: boolean
  /** `tasks`: one of our own, that shows the CRM's tasks. */
  purpose: 'events' | 'tasks'
  /** Counts changes of what is read of it. */
  generation: number
  syncToken: string | undefined
  /** Epoch ms. */
  syncedUntil: number | undefined
  syncedAt: number | undefined
  /** It can no longer be read at the provider. */
  isLost: boolean
  lastError: string | undefined
}

interface CalendarRow {
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
}

const toCalendar = (row: CalendarRow): Calendar => ({
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
})

export interface FoundCalendar {
  externalId: string
  name: string
  canWrite: boolean
}

/** The account's calendars as they are there now; those that are gone go here too, with their times. */
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

/** By name. */
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

/** Those that keep people from booking these persons. */
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

/** Those we read: for the time they take, and for what happens there to meetings of ours. */
export async function listReadCalendars(db: Knex): Promise<{ id: string }[]> {
  return db<CalendarRow>('calendars')
    .where({ purpose: 'events' })
    .where(used => used.where({ is_checked: true }).orWhere({ is_default: true }))
    .select('id')
}

export async function insertTaskCalendar(
  trx: Knex,
  account: { workspaceId: WorkspaceId; userId: string; connectionId: string },
  { externalId, name }: FoundCalendar,
): Promise<string> {
  const [row] = await trx('calendars')
    .insert({
      workspace_id: account.workspaceId,
      user_id: account.userId,
      connection_id: account.connectionId,
      external_id: externalId,
      name,
      purpose: 'tasks',
    })
    .onConflict(['connection_id', 'external_id'])
    .merge({ purpose: 'tasks', is_checked: false, is_default: false })
    .returning<{ id: string }[]>('id')
  if (!row) throw new Error('A calendar without an id')
  return row.id
}

/** The calendars for tasks, of one user where one is named. */
export const listTaskCalendars = (db: Knex, userId?: string): Promise<{ id: string }[]> =>
  db<CalendarRow>('calendars')
    .where({ purpose: 'tasks', ...(userId ? { user_id: userId } : {}) })
    .select('id')

export const deleteCalendar = async (db: Knex, id: string): Promise<void> => {
  await db('calendars').where({ id }).delete()
}

export async function findCalendar(db: Knex, id: string): Promise<Calendar | undefined> {
  const row = await db<CalendarRow>('calendars').where({ id }).first()
  return row && toCalendar(row)
}

const unread = { sync_token: null, synced_until: null, synced_at: null }

/** All of an account's calendars are read whole at the next reading; what is known of them stays until then. */
export const forgetSyncTokens = async (trx: Knex, connectionId: string): Promise<void> => {
  await trx('calendars')
    .where({ connection_id: connectionId })
    .update({ sync_token: null, generation: trx.raw('generation + 1') })
}

/** Which of an account's calendars are checked; the others forget their times. */
export async function setCheckedCalendars(
  trx: Knex,
  { connectionId, ids }: { connectionId: string; ids: readonly string[] },
): Promise<void> {
  const ofAccount = () => trx('calendars').where({ connection_id: connectionId })
  await ofAccount().whereIn('id', ids).update({ is_checked: true })
  const unchecked = await ofAccount()
    .whereNotIn('id', ids)
    .where(known => known.where({ is_checked: true }).orWhereNotNull('synced_until'))
    .update({
      is_checked: false,
      is_lost: false,
      last_error: null,
      generation: trx.raw('generation + 1'),
      ...unread,
    })
    .returning<{ id: string }[]>('id')
  await trx('calendar_busy')
    .whereIn(
      'calendar_id',
      unchecked.map(({ id }) => id),
    )
    .delete()
}

/** The calendar's row stays locked until the transaction ends; undefined where it is gone. */
export async function lockCalendar(trx: Knex, id: string): Promise<Calendar | undefined> {
  const row = await trx<CalendarRow>('calendars').where({ id }).forUpdate().first()
  return row && toCalendar(row)
}

/** Where nothing of what is read has changed since, the next reading goes on from this token. */
export async function advanceSyncToken(
  db: Knex,
  { id, generation }: Calendar,
  token: string | undefined,
): Promise<void> {
  await db('calendars')
    .where({ id, generation })
    .update({ sync_token: token ?? null })
}

export async function settleSync(
  trx: Knex,
  id: string,
  synced: { token: string | undefined; until: number; at: number; note: string | undefined },
): Promise<void> {
  await trx('calendars')
    .where({ id })
    .update({
      sync_token: synced.token ?? null,
      synced_until: toTimestamp(synced.until),
      synced_at: toTimestamp(synced.at),
      is_lost: false,
      last_error: synced.note ?? null,
    })
}

export async function noteSyncError(
  db: Knex,
  id: string,
  { reason, isLost }: { reason: string; isLost: boolean },
): Promise<void> {
  await db('calendars')
    .where({ id })
    .update({ last_error: reason, ...(isLost ? { is_lost: true } : {}) })
}

/** A person has one default at most; undefined: none. */
export async function setDefaultCalendar(
  trx: Knex,
  { userId, id }: { userId: string; id: string | undefined },
): Promise<void> {
  await trx('calendars').where({ user_id: userId, is_default: true }).update({ is_default: false })
  if (id) await trx('calendars').where({ user_id: userId, id }).update({ is_default: true })
}

export async function findDefaultCalendar(db: Knex, userId: string): Promise<Calendar | undefined> {
  const row = await db<CalendarRow>('calendars')
    .where({ user_id: userId, is_default: true })
    .first()
  return row && toCalendar(row)
}

/** A host's calendar to which a meeting is written. */
export interface HostCalendar {
  userId: string
  /** The provider's id. */
  provider: string
  /** What is written reaches it. */
  isReached: boolean
}

/**
 * The hosts of a meeting who have a calendar to write it to. What was agreed on a record of the CRM goes with
 * the switch for the CRM, all else with the one for pages.
 */
export async function listHostCalendars(trx: Knex, meetingId: string): Promise<HostCalendar[]> {
  const { rows } = await trx.raw<{
    rows: { user_id: string; provider: string; is_reached: boolean }[]
  }>(
    `select c.user_id, n.provider, n.state = 'active' and not c.is_lost and c.can_write as is_reached
       from meetings m join meeting_hosts h on h.meeting_id = m.id
       join calendars c on c.user_id = h.user_id and c.is_default
       join calendar_accounts a on a.connection_id = c.connection_id
       join connections n on n.id = c.connection_id
      where m.id = ? and case when m.source = 'record' then a.is_synced else a.is_for_pages end`,
    [meetingId],
  )
  return rows.map(row => ({
    userId: row.user_id,
    provider: row.provider,
    isReached: row.is_reached,
  }))
}
