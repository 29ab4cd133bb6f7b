import type { Knex } from 'knex'
import type { Meeting, WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'
import { queryMeetings } from './meeting-rows.ts'

const isTheirs = `(m.organizer_id = ? or exists (select 1 from meeting_hosts h where h.meeting_id = m.id and h.user_id = ?))`
const isWith = `exists (select 1 from attendees a where a.meeting_id = m.id and lower(a.email) = ?)`

/** Scheduled meetings that have not ended and that this user hosts or organized; the next first. */
export const listUpcomingOf = (
  db: Knex,
  query: { workspaceId: WorkspaceId; userId: string; now: number; limit: number },
): Promise<Meeting[]> =>
  queryMeetings(
    db,
    `where m.workspace_id = ? and m.status = 'scheduled' and m.ends_at > ? and ${isTheirs}
     order by m.starts_at, m.id limit ?`,
    [query.workspaceId, toTimestamp(query.now), query.userId, query.userId, query.limit],
  )

interface WithPerson {
  workspaceId: WorkspaceId
  /** Lower case. */
  email: string
  now: number
}

/** The scheduled meeting with this address that ended last. */
export async function findLastMeetingWith(
  db: Knex,
  { workspaceId, email, now }: WithPerson,
): Promise<Meeting | undefined> {
  const [meeting] = await queryMeetings(
    db,
    `where m.workspace_id = ? and m.status = 'scheduled' and m.ends_at <= ? and ${isWith}
     order by m.ends_at desc limit 1`,
    [workspaceId, toTimestamp(now), email],
  )
  return meeting
}

/** The scheduled meeting with this address that comes next. */
export async function findNextMeetingWith(
  db: Knex,
  { workspaceId, email, now }: WithPerson,
): Promise<Meeting | undefined> {
  const [meeting] = await queryMeetings(
    db,
    `where m.workspace_id = ? and m.status = 'scheduled' and m.ends_at > ? and ${isWith}
     order by m.starts_at limit 1`,
    [workspaceId, toTimestamp(now), email],
  )
  return meeting
}

/** Meetings of this host that ended since `since` and have no outcome yet; the latest first. */
export const listUnlogged = (
  db: Knex,
  query: { workspaceId: WorkspaceId; hostId: string; since: number; now: number; limit: number },
): Promise<Meeting[]> =>
  queryMeetings(
    db,
    `where m.workspace_id = ? and m.status = 'scheduled' and m.outcome = 'scheduled' and m.host_id = ?
       and m.ends_at <= ? and m.ends_at > ? order by m.ends_at desc limit ?`,
    [
      query.workspaceId,
      query.hostId,
      toTimestamp(query.now),
      toTimestamp(query.since),
      query.limit,
    ],
  )
