import type { Knex } from 'knex'
import type { Meeting, WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'
import { queryMeetings } from './meeting-rows.ts'

export async function findMeeting(db: Knex, id: string): Promise<Meeting | undefined> {
  const [meeting] = await queryMeetings(db, 'where m.id = ?', [id])
  return meeting
}

/** By the present or an earlier token of its links. */
export async function findMeetingByTokenHash(
  db: Knex,
  tokenHash: Buffer,
): Promise<Meeting | undefined> {
  const [meeting] = await queryMeetings(db, 'where m.manage_token_hash = ?', [tokenHash])
  if (meeting) return meeting
  const byReplaced = 'where m.id = (select meeting_id from replaced_tokens where token_hash = ?)'
  return (await queryMeetings(db, byReplaced, [tokenHash]))[0]
}

/** Scheduled meetings of a host that overlap the range, ascending. */
export async function listScheduledMeetings(
  db: Knex,
  query: {
    workspaceId: WorkspaceId
    hostId: string | undefined
    from: number
    until: number
  },
): Promise<Meeting[]> {
  return queryMeetings(
    db,
    `where m.workspace_id = ? and m.status = 'scheduled' and m.ends_at > ? and m.starts_at < ?
       and (?::uuid is null or exists (select 1 from meeting_hosts h where h.meeting_id = m.id and h.user_id = ?))
     order by m.starts_at, m.id`,
    [
      query.workspaceId,
      toTimestamp(query.from),
      toTimestamp(query.until),
      query.hostId ?? null,
      query.hostId ?? null,
    ],
  )
}

/** The host's scheduled meeting that ended last before `now`. */
export async function findLatestEnded(
  db: Knex,
  query: { workspaceId: WorkspaceId; hostId: string; now: number },
): Promise<Meeting | undefined> {
  const [meeting] = await queryMeetings(
    db,
    `where m.workspace_id = ? and m.status = 'scheduled' and m.ends_at <= ? and m.host_id = ?
     order by m.ends_at desc limit 1`,
    [query.workspaceId, toTimestamp(query.now), query.hostId],
  )
  return meeting
}

/**
 * Whether a meeting of the workspace that was agreed in Parley starts then, with one of these lower-case
 * addresses.
 */
export async function hasMeetingWith(
  db: Knex,
  query: { workspaceId: WorkspaceId; startsAt: number; emails: readonly string[] },
): Promise<boolean> {
  const { rows } = await db.raw<{ rows: unknown[] }>(
    `select 1 from meetings m join attendees a on a.meeting_id = m.id
      where m.workspace_id = ? and m.starts_at = ? and m.status = 'scheduled' and m.source <> 'calendar'
        and lower(a.email) = any(?::text[]) limit 1`,
    [query.workspaceId, toTimestamp(query.startsAt), [...query.emails]],
  )
  return rows.length > 0
}

export async function findMeetings(db: Knex, ids: readonly string[]): Promise<Meeting[]> {
  return ids.length === 0 ? [] : queryMeetings(db, 'where m.id = any(?::uuid[])', [[...ids]])
}

/** Locks the meeting's row until the transaction ends. False if there is no such meeting. */
export async function lockMeeting(trx: Knex, id: string): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    'select 1 from meetings where id = ? for no key update',
    [id],
  )
  return rows.length > 0
}

export async function findSealedManageToken(db: Knex, id: string): Promise<string | undefined> {
  const row = await db('meetings')
    .where({ id })
    .first<{ manage_token_sealed: string }>('manage_token_sealed')
  return row?.manage_token_sealed
}
