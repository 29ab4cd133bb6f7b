import type { Knex } from 'knex'
import type { Meeting, RecordKey, WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'
import { isKind } from '../deliveries/target-sql.ts'
import { findMeetings } from './meetings.ts'

interface RecordMeetingsQuery {
  workspaceId: WorkspaceId
  record: RecordKey
  /** The people of the record: CRM ids, and addresses in lower case. */
  contactIds: readonly string[]
  emails: readonly string[]
  now: number
  /** Maximum number. */
  upcoming: number
  past: number
}

/** Finds meetings by their invitees, by the contact in the CRM's log, and by the record a person chose. */
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

/** Meetings that concern a record: upcoming ones ascending, past ones descending. */
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
