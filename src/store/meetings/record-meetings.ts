import type { Knex } from 'knex'
import type { Meeting, RecordKey, WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'
import { isKind } from '../deliveries/target-sql.ts'
import { findMeetings } from './meetings.ts'

interface RecordMeetingsQuery {
  workspaceId: WorkspaceId
  record: RecordKey
  /** The people of the record, by the CRM's ids and by their addresses in lower case. */
  contactIds: readonly string[]
  emails: readonly string[]
  now: number
  /** How many at most. */
  upcoming: number
  past: number
}

/** Found from three sides: who is invited, with whom the CRM logged it, and where a person placed it. */
const statement = `
  with about as (
    select meeting_id as id from attendees where lower(email) = any(:emails)
    union
    select meeting_id from deliveries
      where workspace_id = :workspaceId and ${isKind('crm')} and refs->>'contactId' = any(:contactIds)
    union
    select id from meetings where workspace_id = :workspaceId and associations @> :record::jsonb
  ), known as (
    select m.id, m.starts_at, m.ends_at, m.status from meetings m join about using (id)
      where m.workspace_id = :workspaceId
  )
  (select id, true as is_upcoming from known where ends_at > :now and status = 'scheduled'
     order by starts_at limit :upcoming)
  union all
  (select id, false from known where ends_at <= :now order by starts_at desc limit :past)`

/** Meetings that concern a record: the next ones ascending, the last ones descending. */
export async function listRecordMeetings(
  db: Knex,
  query: RecordMeetingsQuery,
): Promise<{ upcoming: Meeting[]; past: Meeting[] }> {
  const { rows } = await db.raw<{ rows: { id: string; is_upcoming: boolean }[] }>(statement, {
    ...query,
    record: JSON.stringify([{ type: query.record.type, id: query.record.id }]),
    contactIds: [...query.contactIds],
    emails: [...query.emails],
    now: toTimestamp(query.now),
  })
  const meetings = await findMeetings(
    db,
    rows.map(({ id }) => id),
  )
  const byId = new Map(meetings.map(meeting => [meeting.id, meeting]))
  const pick = (isUpcoming: boolean) =>
    rows.filter(row => row.is_upcoming === isUpcoming).flatMap(({ id }) => byId.get(id) ?? [])
  return { upcoming: pick(true), past: pick(false) }
}
