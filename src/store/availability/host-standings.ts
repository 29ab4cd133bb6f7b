import type { Knex } from 'knex'
import type { HostName, SavedSchedule } from '../../model/entities.ts'
import { type ScheduleRow, toSchedule } from '../people/schedules.ts'

/** A host of a page whose hours count. */
export interface HostStanding {
  host: HostName
  /** Undefined: the host has no schedule yet and so no available time. */
  schedule: SavedSchedule | undefined
  hasCalendars: boolean
}

interface StandingRow {
  host: HostName
  schedule: ScheduleRow | null
  has_calendars: boolean
}

/**
 * Hosts in the order of `hostIds`. If the page names no schedule of its own, each host's default schedule is
 * used. Users without access are left out: they get no new meetings, but one that they have can be moved.
 */
export async function loadHostStandings(
  db: Knex,
  query: {
    hostIds: readonly string[]
    scheduleId: string | undefined
    exceptMeetingId?: string | undefined
  },
): Promise<HostStanding[]> {
  const { rows } = await db.raw<{ rows: StandingRow[] }>(
    `select json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'timeZone', u.time_zone) as host,
            to_json(s.*) as schedule,
            exists(select 1 from calendars c where c.user_id = u.id) as has_calendars
       from unnest(:hostIds::uuid[]) with ordinality as wanted (id, position)
       join users u on u.id = wanted.id
       left join lateral (select * from schedules s where s.id = :scheduleId or (:scheduleId::uuid is null and s.user_id = u.id and s.is_default) limit 1) s on true
      where u.withdrawn_at is null or :isTheirs
      order by wanted.position`,
    {
      hostIds: [...query.hostIds],
      scheduleId: query.scheduleId ?? null,
      isTheirs: query.exceptMeetingId !== undefined,
    },
  )
  return rows.map(row => ({
    host: row.host,
    schedule: row.schedule ? toSchedule(row.schedule) : undefined,
    hasCalendars: row.has_calendars,
  }))
}
