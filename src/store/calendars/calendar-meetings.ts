import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import type { Interval } from '../../scheduling/types.ts'
import { toTimestamp } from '../database/connect.ts'

/** A meeting that was made in a calendar. */
export interface KeptCalendarMeeting {
  uid: string
  meetingId: string
  /** The calendar whose changes it follows; undefined after that calendar was disconnected. */
  calendarId: string | undefined
  eventId: string
  seriesId: string | undefined
}

interface KeptRow {
  uid: string
  meeting_id: string
  calendar_id: string | null
  event_id: string
  series_id: string | null
}

const toKept = (row: KeptRow): KeptCalendarMeeting => ({
  uid: row.uid,
  meetingId: row.meeting_id,
  calendarId: row.calendar_id ?? undefined,
  eventId: row.event_id,
  seriesId: row.series_id ?? undefined,
})

/** False if another calendar was faster. */
export async function keepCalendarMeeting(
  trx: Knex,
  { workspaceId, ...kept }: KeptCalendarMeeting & { workspaceId: WorkspaceId },
): Promise<boolean> {
  const rows = await trx('calendar_meetings')
    .insert({
      workspace_id: workspaceId,
      uid: kept.uid,
      meeting_id: kept.meetingId,
      calendar_id: kept.calendarId,
      event_id: kept.eventId,
      series_id: kept.seriesId ?? null,
    })
    .onConflict(['workspace_id', 'uid'])
    .ignore()
    .returning('uid')
  return rows.length > 0
}

/** Makes the meeting follow this calendar from now on. */
export async function claimCalendarMeeting(
  db: Knex,
  {
    workspaceId,
    uid,
    ...kept
  }: Omit<KeptCalendarMeeting, 'meetingId'> & { workspaceId: WorkspaceId },
): Promise<void> {
  await db('calendar_meetings')
    .where({ workspace_id: workspaceId, uid })
    .update({
      calendar_id: kept.calendarId,
      event_id: kept.eventId,
      series_id: kept.seriesId ?? null,
    })
}

export async function findCalendarMeetings(
  db: Knex,
  { workspaceId, uids }: { workspaceId: WorkspaceId; uids: readonly string[] },
): Promise<Map<string, KeptCalendarMeeting>> {
  const rows = await db<KeptRow & { workspace_id: WorkspaceId }>('calendar_meetings')
    .where({ workspace_id: workspaceId })
    .whereIn('uid', uids)
  return new Map(rows.map(row => [row.uid, toKept(row)]))
}

/** Future meetings of a calendar; only of these events or series if any are given. */
export async function listCalendarMeetings(
  db: Knex,
  query: { calendarId: string; window: Interval; eventIds?: readonly string[] },
): Promise<KeptCalendarMeeting[]> {
  const { rows } = await db.raw<{ rows: KeptRow[] }>(
    `select k.* from calendar_meetings k join meetings m on m.id = k.meeting_id
      where k.calendar_id = :calendarId and m.status = 'scheduled'
        and m.starts_at >= :start and m.starts_at < :end
        and (:eventIds::text[] is null or k.event_id = any(:eventIds) or k.series_id = any(:eventIds))`,
    {
      calendarId: query.calendarId,
      start: toTimestamp(query.window.start),
      end: toTimestamp(query.window.end),
      eventIds: query.eventIds ? [...query.eventIds] : null,
    },
  )
  return rows.map(toKept)
}
