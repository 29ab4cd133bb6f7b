import { isEntityId } from '../../src/model/entity-id.ts'
import type { CrmContactDetail, CrmContactRow, CrmListQuery } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { type ContactRow, contactColumns, contactTables, toContact } from './contacts.ts'
import { listDealsOfContact } from './deals.ts'
import { listNotes } from './notes.ts'
import { listTasksOfContact } from './tasks.ts'
import { matching, searchBindings } from './text-search.ts'
import { engagementsOfContact, loadTimeline } from './timeline.ts'

interface ListedRow extends ContactRow {
  next_meeting_at: Date | null
  meeting_count: number
}

const counted = `
  (select min(e.starts_at) from ${engagementsOfContact} e where e.starts_at > now() and e.content->>'outcome' <> 'canceled') as next_meeting_at,
  (select count(*)::int from ${engagementsOfContact} e) as meeting_count`

const toRow = (crm: BuiltinCrm, row: ListedRow): CrmContactRow => ({
  ...toContact(crm, row),
  nextMeetingAt: row.next_meeting_at?.getTime(),
  meetingCount: row.meeting_count,
})

export async function listContacts(
  crm: BuiltinCrm,
  { text = '', offset, limit }: CrmListQuery,
): Promise<{ rows: CrmContactRow[]; total: number }> {
  const { db, workspaceId } = crm
  const bindings = { workspaceId, ...searchBindings(text), offset, limit }
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
  return { rows: page.rows.map(row => toRow(crm, row)), total: count.rows[0]?.total ?? 0 }
}

async function listEmails({ db }: BuiltinCrm, contactId: string): Promise<string[]> {
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

export async function getContact(
  crm: BuiltinCrm,
  id: string,
): Promise<CrmContactDetail | undefined> {
  if (!isEntityId(id)) return undefined
  const { rows } = await crm.db.raw<{ rows: ListedRow[] }>(
    `select ${contactColumns}, ${counted} from ${contactTables} where c.workspace_id = ? and c.id = ?`,
    [crm.workspaceId, id],
  )
  const [row] = rows
  if (!row) return undefined
  return {
    ...toRow(crm, row),
    emails: await listEmails(crm, id),
    phone: row.phone ?? undefined,
    companyId: row.company_id ?? undefined,
    tracking: trackingOf(row),
    deals: await listDealsOfContact(crm, id),
    timeline: await loadTimeline(crm, id),
    notes: await listNotes(crm, id),
    tasks: await listTasksOfContact(crm, id),
  }
}
