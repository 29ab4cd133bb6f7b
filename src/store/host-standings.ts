import type { Knex } from 'knex'
import type { HostName, PageKind, SavedSchedule } from '../scheduling/entities.ts'
import { toInstant } from './connect.ts'
import { type ScheduleRow, toSchedule } from './schedules.ts'

/** A host of a page: whose hours count, and how the pool stands. */
export interface HostStanding {
  host: HostName
  /** Undefined where the host has no schedule yet: they offer nothing. */
  schedule: SavedSchedule | undefined
  weight: number
  /** They have connected a calendar. */
  hasCalendars: boolean
  /** Scheduled meetings of this page; counted for pools only, 0 elsewhere. */
  bookedCount: number
  lastBookedAt: number | undefined
}

interface StandingRow {
  host: HostName
  schedule: ScheduleRow | null
  weight: number
  has_calendars: boolean
  booked_count: number
  last_booked_at: Date | null
}

/**
 * Hosts in the order of `hostIds`. The schedule is the page's own where it names one, else the
 * host's default.
 */
export async function loadHostStandings(
  db: Knex,
  query: {
    hostIds: readonly string[]
    pageId: string | undefined
    scheduleId: string | undefined
    kind: PageKind
  },
): Promise<HostStanding[]> {
  const { rows } = await db.raw<{ rows: StandingRow[] }>(
    `select json_build_object('id', u.id, 'name', u.name, 'email', u.email, 'timeZone', u.time_zone) as host,
            to_json(s.*) as schedule, coalesce(ph.weight, 1)::float8 as weight,
            exists(select 1 from calendars c where c.user_id = u.id) as has_calendars,
            coalesce(count_of.booked, 0) as booked_count, count_of.last_at as last_booked_at
       from unnest(:hostIds::uuid[]) with ordinality as wanted (id, position)
       join users u on u.id = wanted.id
       left join lateral (select * from schedules s where s.id = :scheduleId or (:scheduleId::uuid is null and s.user_id = u.id and s.is_default) limit 1) s on true
       left join page_hosts ph on ph.page_id = :pageId and ph.user_id = u.id
       left join lateral (select count(*)::int as booked, max(m.created_at) as last_at from meetings m
                           where :isPool::boolean and m.page_id = :pageId and m.host_id = u.id and m.status = 'scheduled') count_of on true
      order by wanted.position`,
    {
      hostIds: [...query.hostIds],
      pageId: query.pageId ?? null,
      scheduleId: query.scheduleId ?? null,
      isPool: query.kind === 'round-robin',
    },
  )
  return rows.map(row => ({
    host: row.host,
    schedule: row.schedule ? toSchedule(row.schedule) : undefined,
    weight: row.weight,
    hasCalendars: row.has_calendars,
    bookedCount: row.booked_count,
    lastBookedAt: row.last_booked_at ? toInstant(row.last_booked_at) : undefined,
  }))
}
