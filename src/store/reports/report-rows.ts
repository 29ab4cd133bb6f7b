import type { Knex } from 'knex'
import type { MeetingSource, Outcome } from '../../model/entities.ts'
import { toInstant } from '../database/connect.ts'
import { outcomeSql, type ReportScope, scopeBindings, scopeConditions } from './report-scope.ts'

export interface ReportRow {
  /** As people see it: `B-1042`. */
  reference: string
  title: string
  startsAt: number
  endsAt: number
  /** In their order; the first is the host. */
  hostNames: readonly string[]
  organizerName: string
  invitee: { name: string; email: string }
  pageTitle: string | undefined
  source: MeetingSource
  outcome: Outcome
  bookedAt: number
}

/** Where the next rows begin. `startsAt` is Postgres's own text, because it has microseconds. */
interface ReportCursor {
  startsAt: string
  id: string
}

interface Row {
  id: string
  cursor: string
  reference_number: number
  title: string
  starts_at: Date
  ends_at: Date
  host_names: string[]
  organizer_name: string
  invitee_name: string
  invitee_email: string
  page_title: string | null
  source: MeetingSource
  outcome: Outcome
  created_at: Date
}

const toRow = (row: Row): ReportRow => ({
  reference: `B-${row.reference_number}`,
  title: row.title,
  startsAt: toInstant(row.starts_at),
  endsAt: toInstant(row.ends_at),
  hostNames: row.host_names,
  organizerName: row.organizer_name,
  invitee: { name: row.invitee_name, email: row.invitee_email },
  pageTitle: row.page_title ?? undefined,
  source: row.source,
  outcome: row.outcome,
  bookedAt: toInstant(row.created_at),
})

const rowQuery = (scope: ReportScope, after: ReportCursor | undefined) => `
  select m.id, m.starts_at::text as cursor, m.reference_number, m.title, m.starts_at, m.ends_at, m.source,
    ${outcomeSql} as outcome, m.created_at, o.name as organizer_name, p.title as page_title,
    a.name as invitee_name, a.email as invitee_email,
    array(select u.name from meeting_hosts h join users u on u.id = h.user_id
           where h.meeting_id = m.id order by h.position) as host_names
  from meetings m
  join users o on o.id = m.organizer_id
  join attendees a on a.meeting_id = m.id and a.kind = 'invitee'
  left join pages p on p.id = m.page_id
  where ${scopeConditions(scope)}
    ${after ? 'and (m.starts_at, m.id) > (:afterStart::timestamptz, :afterId::uuid)' : ''}
  order by m.starts_at, m.id limit :limit`

/** At most `limit` meetings by start time, and the cursor of the next ones; undefined after the last. */
export async function listReportRows(
  db: Knex,
  scope: ReportScope,
  { after, limit }: { after: ReportCursor | undefined; limit: number },
): Promise<{ rows: ReportRow[]; next: ReportCursor | undefined }> {
  const { rows } = await db.raw<{ rows: Row[] }>(rowQuery(scope, after), {
    ...scopeBindings(scope),
    afterStart: after?.startsAt ?? null,
    afterId: after?.id ?? null,
    limit,
  })
  const last = rows.length === limit ? rows.at(-1) : undefined
  return { rows: rows.map(toRow), next: last && { startsAt: last.cursor, id: last.id } }
}
