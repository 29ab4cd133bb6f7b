import { isEntityId } from '../../src/model/entity-id.ts'
import type { CrmContact } from '../contract/crm-contact.ts'
import type {
  CrmCompanyDetail,
  CrmCompanyInput,
  CrmCompanyRow,
  CrmCompanySaved,
  CrmListQuery,
} from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { type ContactRow, contactColumns, contactTables, toContact } from './contacts.ts'
import { dealsOfCompany, listDealsOfCompany } from './deals.ts'
import { withSecondLook } from './second-look.ts'
import { searchBindings } from './text-search.ts'
import { loadCompanyTimeline } from './timeline.ts'

interface CompanyRow {
  id: string
  name: string
  domain: string | null
  contact_count: number
  open_deal_count: number
}

const columns = `co.id, co.name, co.domain,
  (select count(*)::int from crm_contacts c where c.company_id = co.id) as contact_count,
  (select count(*)::int from ${dealsOfCompany} d where d.is_open) as open_deal_count`
const matching = `co.workspace_id = :workspaceId
  and (:text = '' or co.name ilike :pattern or co.domain ilike :addressPattern)`
const maxContacts = 100

const toRow = (row: CompanyRow): CrmCompanyRow => ({
  id: row.id,
  name: row.name,
  domain: row.domain ?? undefined,
  contactCount: row.contact_count,
  openDealCount: row.open_deal_count,
})

export async function listCompanies(
  { db, workspaceId }: BuiltinCrm,
  { text = '', offset, limit }: CrmListQuery,
): Promise<{ rows: CrmCompanyRow[]; total: number }> {
  const bindings = { workspaceId, ...searchBindings(text), offset, limit }
  const [page, count] = await Promise.all([
    db.raw<{ rows: CompanyRow[] }>(
      `select ${columns} from crm_companies co where ${matching} order by co.name, co.id offset :offset limit :limit`,
      bindings,
    ),
    db.raw<{ rows: { total: number }[] }>(
      `select count(*)::int as total from crm_companies co where ${matching}`,
      bindings,
    ),
  ])
  return { rows: page.rows.map(toRow), total: count.rows[0]?.total ?? 0 }
}

/** Without duplicates, in the order of the list. */
export async function listCompanyNames(
  { db, workspaceId }: BuiltinCrm,
  limit: number,
): Promise<string[]> {
  const rows = await db('crm_companies')
    .where({ workspace_id: workspaceId })
    .distinct('name')
    .orderBy('name')
    .limit(limit)
  return rows.map(({ name }) => name)
}

async function listPeople(crm: BuiltinCrm, companyId: string): Promise<CrmContact[]> {
  const { rows } = await crm.db.raw<{ rows: ContactRow[] }>(
    `select ${contactColumns} from ${contactTables} where c.company_id = ? order by c.name, c.id limit ?`,
    [companyId, maxContacts],
  )
  return rows.map(row => toContact(crm, row))
}

export async function getCompany(
  crm: BuiltinCrm,
  id: string,
): Promise<CrmCompanyDetail | undefined> {
  if (!isEntityId(id)) return undefined
  const { rows } = await crm.db.raw<{ rows: CompanyRow[] }>(
    `select ${columns} from crm_companies co where co.workspace_id = ? and co.id = ?`,
    [crm.workspaceId, id],
  )
  const [row] = rows
  if (!row) return undefined
  const [contacts, deals, timeline] = await Promise.all([
    listPeople(crm, id),
    listDealsOfCompany(crm, id),
    loadCompanyTimeline(crm, id),
  ])
  return { ...toRow(row), contacts, deals, timeline }
}

interface Rival {
  has_name: boolean
  has_domain: boolean
}

/** Bookings may create companies that share a name. A form may not: a new name has to be unused. */
async function findTaken(
  { db, workspaceId }: BuiltinCrm,
  { before, input }: { before: CrmCompanyRow | undefined; input: CrmCompanyInput },
): Promise<CrmCompanySaved | undefined> {
  const { rows } = await db.raw<{ rows: Rival[] }>(
    `select coalesce(domain = :domain, false) as has_domain, lower(name) = lower(:name) as has_name
       from crm_companies where workspace_id = :workspaceId and id is distinct from :id
        and (domain = :domain or lower(name) = lower(:name))`,
    { id: before?.id ?? null, name: input.name, domain: input.domain ?? null, workspaceId },
  )
  if (rows.some(({ has_domain }) => has_domain)) return { kind: 'taken', field: 'domain' }
  const isNewName = before?.name.toLowerCase() !== input.name.toLowerCase()
  return isNewName && rows.some(({ has_name }) => has_name)
    ? { kind: 'taken', field: 'name' }
    : undefined
}

async function saveOnce(crm: BuiltinCrm, id: string | undefined, input: CrmCompanyInput) {
  const { db, workspaceId } = crm
  const before = id === undefined ? undefined : await getCompany(crm, id)
  if (id !== undefined && !before) return undefined
  const taken = await findTaken(crm, { before, input })
  if (taken) return taken
  const row = { name: input.name, domain: input.domain ?? null }
  const written = id
    ? db('crm_companies').where({ id, workspace_id: workspaceId }).update(row)
    : db('crm_companies').insert({ ...row, workspace_id: workspaceId })
  const [saved] = await written.returning<{ id: string }[]>('id')
  if (!saved) throw new Error('The company was not returned')
  return { kind: 'saved', id: saved.id } as const
}

export const saveCompany = (
  crm: BuiltinCrm,
  id: string | undefined,
  input: CrmCompanyInput,
): Promise<CrmCompanySaved | undefined> => withSecondLook(() => saveOnce(crm, id, input))
