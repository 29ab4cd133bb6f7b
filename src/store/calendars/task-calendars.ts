import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import type { CalendarRow, FoundCalendar } from './calendars.ts'

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

/** Task calendars; only one user's if `userId` is given. */
export const listTaskCalendars = (db: Knex, userId?: string): Promise<{ id: string }[]> =>
  db<CalendarRow>('calendars')
    .where({ purpose: 'tasks', ...(userId ? { user_id: userId } : {}) })
    .select('id')

export const deleteCalendar = async (db: Knex, id: string): Promise<void> => {
  await db('calendars').where({ id }).delete()
}
