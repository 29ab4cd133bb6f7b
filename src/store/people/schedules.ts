import type { Knex } from 'knex'
import type { SavedSchedule, WorkspaceId } from '../../model/entities.ts'

export interface ScheduleRow {
  id: string
  workspace_id: WorkspaceId
  user_id: string
  name: string
  time_zone: string
  weekly: SavedSchedule['weekly']
  overrides: SavedSchedule['overrides']
  zone_stays: NonNullable<SavedSchedule['zoneStays']>
  is_default: boolean
}

export const toSchedule = (row: ScheduleRow): SavedSchedule => ({
  id: row.id,
  workspaceId: row.workspace_id,
  userId: row.user_id,
  name: row.name,
  timeZone: row.time_zone,
  weekly: row.weekly,
  overrides: row.overrides,
  zoneStays: row.zone_stays,
  isDefault: row.is_default,
})

export type ScheduleContent = Pick<
  SavedSchedule,
  'name' | 'timeZone' | 'weekly' | 'overrides' | 'zoneStays'
>

const toColumns = (content: ScheduleContent) => ({
  name: content.name,
  time_zone: content.timeZone,
  weekly: JSON.stringify(content.weekly),
  overrides: JSON.stringify(content.overrides),
  zone_stays: JSON.stringify(content.zoneStays ?? []),
})

/** Inserts a schedule; a user's first schedule becomes their default. */
export async function insertSchedule(
  trx: Knex,
  schedule: ScheduleContent & { workspaceId: WorkspaceId; userId: string },
): Promise<SavedSchedule> {
  const others = await trx('schedules').where({ user_id: schedule.userId }).first('id')
  const [row] = await trx('schedules')
    .insert({
      ...toColumns(schedule),
      workspace_id: schedule.workspaceId,
      user_id: schedule.userId,
      is_default: !others,
    })
    .returning<ScheduleRow[]>('*')
  if (!row) throw new Error('The new schedule was not returned')
  return toSchedule(row)
}

/** Undefined if the user has no such schedule. */
export async function updateSchedule(
  db: Knex,
  schedule: ScheduleContent & { workspaceId: WorkspaceId; userId: string; id: string },
): Promise<SavedSchedule | undefined> {
  const [row] = await db('schedules')
    .where({ id: schedule.id, user_id: schedule.userId, workspace_id: schedule.workspaceId })
    .update(toColumns(schedule))
    .returning<ScheduleRow[]>('*')
  return row && toSchedule(row)
}

/** The default first. */
export async function listSchedules(
  db: Knex,
  query: { workspaceId: WorkspaceId; userId?: string },
): Promise<SavedSchedule[]> {
  const where = {
    workspace_id: query.workspaceId,
    ...(query.userId ? { user_id: query.userId } : {}),
  }
  const rows = await db<ScheduleRow>('schedules')
    .where(where)
    .orderBy([{ column: 'is_default', order: 'desc' }, 'name', 'id'])
  return rows.map(toSchedule)
}
