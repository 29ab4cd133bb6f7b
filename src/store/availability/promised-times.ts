import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

export interface PromisedTime {
  /** Start of the time that was asked about, not of the overlapping one. */
  startsAt: number
  /** Name of the person to whom an overlapping time was proposed. */
  name: string
  email: string
}

/** Lists which of a host's times are in open proposals to other people. */
export async function listPromisedTimes(
  db: Knex,
  query: {
    workspaceId: WorkspaceId
    hostId: string
    slots: readonly number[]
    durationMinutes: number
    exceptEmail: string
    now: number
  },
): Promise<PromisedTime[]> {
  const { rows } = await db.raw<{ rows: { asked: Date; name: string; email: string }[] }>(
    `select distinct asked, p.invitee_name as name, p.invitee_email as email
       from proposals p
       cross join unnest(p.slots) as offered
       join unnest(:slots::timestamptz[]) as asked
         on asked < offered + make_interval(mins => p.duration_minutes)
        and offered < asked + make_interval(mins => :minutes)
      where p.workspace_id = :workspaceId and p.host_id = :hostId and p.status = 'open'
        and p.expires_at > :now and lower(p.invitee_email) <> lower(:exceptEmail)
      order by asked, email`,
    {
      slots: query.slots.map(toTimestamp),
      minutes: query.durationMinutes,
      workspaceId: query.workspaceId,
      hostId: query.hostId,
      now: toTimestamp(query.now),
      exceptEmail: query.exceptEmail,
    },
  )
  return rows.map(({ asked, name, email }) => ({ startsAt: toInstant(asked), name, email }))
}
