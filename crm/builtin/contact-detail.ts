import { isEntityId } from '../../src/model/entity-id.ts'
import type { CrmContactDetail, CrmContactRow, CrmListQuery } from '../contract/crm-records.ts'
import { type ContactRow, contactColumns, contactTables, toContact } from './contacts.ts'
import { listDealsOfContact } from './deals.ts'
import type { Home } from './home.ts'
import { listNotes } from './notes.ts'
import { listTasksOfContact } from './tasks.ts'
import { matching, patternOf } from './text-search.ts'
import { engagementsOfContact, loadTimeline } from './timeline.ts'

interface ListedRow extends ContactRow {
  next_meeting_at: Date | null
  meeting_count: number
}

const counted = `
  (select min(e.starts_at) from ${engagementsOfContact} e where e.starts_at > now() and e.content->>'outcome' <> 'canceled') as next_meeting_at,
  (select count(*)::int from ${engagementsOfContact} e) as meeting_count`

const toRow = (home: Home, row: ListedRow): CrmContactRow => ({
  ...toContact(home, row),
  nextMeetingAt: row.next_meeting_at?.getTime(),
  meetingCount: row.meeting_count,
})

export async function listContacts(
  home: Home,
  { text = '', offset, limit }: CrmListQuery,
): Promise<{ rows: CrmContactRow[]; total: number }> {
  const { db, workspaceId } = home
  const bindings = { workspaceId, text, pattern: patternOf(text), offset, limit }
  const where = `c.workspace_id = :workspaceId and ${matching}`
  const [page, count] = await Promise.all([
    db.raw<{ rows: ListedRow[] }>(
      `select ${contactColumns}, ${counted} from ${contactTables} where ${where} order by c.name, c.id offset :offset limit :limit`,
      bindings,
    ),
    db.raw<{ rows: { total: number }[] }>(
      `select count(*)::int as total from ${contactTables} where ${where}`,
      bindings,
    ),
  ])
  return { rows: page.rows.map(row => toRow(home, row)), total: count.rows[0]?.total ?? 0 }
}

async function listEmails({ db }: Home, contactId: string): Promise<string[]> {
  const rows = await db('crm_contact_emails')
    .where({ contact_id: contactId })
    .orderBy(['position', 'email'])
    .select<{ email: string }[]>('email')
  return rows.map(({ email }) => email)
}

const trackingOf = (row: ContactRow): CrmContactDetail['tracking'] => ({
  campaign: row.last_booking_campaign ?? undefined,
  medium: row.last_booking_medium ?? undefined,
  source: row.last_booking_source ?? undefined,
})

export async function getContact(home: Home, id: string): Promise<CrmContactDetail | undefined> {
  if (!isEntityId(id)) return undefined
  const { rows } = await home.db.raw<{ rows: ListedRow[] }>(
    `select ${contactColumns}, ${counted} from ${contactTables} where c.workspace_id = ? and c.id = ?`,
    [home.workspaceId, id],
  )
  const [row] = rows
  if (!row) return undefined
  return {
    ...toRow(home, row),
    emails: await listEmails(home, id),
    phone: row.phone ?? undefined,
    companyId: row.company_id ?? undefined,
    tracking: trackingOf(row),
    deals: await listDealsOfContact(home, id),
    timeline: await loadTimeline(home, id),
    notes: await listNotes(home, id),
    tasks: await listTasksOfContact(home, id),
  }
}
