import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { type Calendar, type CalendarRow, toCalendar } from './calendars.ts'

/** Sets a person's only default calendar. Undefined: none. */
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
  provider: string
  /** Writing to it is possible. */
  isReached: boolean
}

/**
 * The hosts of a meeting who have a calendar to write it to. Meetings that were agreed on a CRM record depend
 * on the account's setting for the CRM, all others on its setting for pages.
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

/** Users whose meetings from CRM records are written to one of their calendars, by the present settings. */
export async function listUserIdsInStep(db: Knex, workspaceId: WorkspaceId): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { user_id: string }[] }>(
    `select c.user_id
       from calendars c
       join calendar_accounts a on a.connection_id = c.connection_id
       join connections n on n.id = c.connection_id
      where c.workspace_id = ? and c.is_default and c.can_write and not c.is_lost
        and a.is_synced and n.state = 'active'`,
    [workspaceId],
  )
  return rows.map(row => row.user_id)
}
