import { isEntityId } from '../../src/model/entity-id.ts'
import type { CrmContact } from '../contract/crm-contact.ts'
import type {
  CrmRecord,
  CrmRecordDetail,
  CrmRecordKey,
  CrmRecordType,
} from '../contract/crm-objects.ts'
import type { CrmRecords } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { patternOf } from './text-search.ts'

export const recordTypes = ['contacts', 'companies', 'deals'] as const satisfies CrmRecordType[]

const companyRecord = (
  { publicUrl }: BuiltinCrm,
  { id, name, domain }: { id: string; name: string; domain: string | undefined },
): CrmRecord => ({
  type: 'companies',
  id,
  name,
  detail: domain,
  url: `${publicUrl}/records/builtin/companies/${id}`,
})

interface DealRow {
  id: string
  name: string
  stage: string
  contact_id: string | null
  company_id: string | null
}

/** A deal has no page of its own: the link leads to its contact. */
const dealRecord = ({ publicUrl }: BuiltinCrm, deal: DealRow): CrmRecord => ({
  type: 'deals',
  id: deal.id,
  name: deal.name,
  detail: deal.stage,
  url: deal.contact_id
    ? `${publicUrl}/records/builtin/contacts/${deal.contact_id}`
    : `${publicUrl}/records/builtin/companies/${deal.company_id ?? ''}`,
})

const contactRecord = ({ id, name, email, url }: CrmContact): CrmRecord => ({
  type: 'contacts',
  id,
  name,
  detail: email,
  url,
})

/** Leaves out the fields that only our own pages show. */
const shapeOf = ({ id, email, name, company, ownerEmail, url }: CrmContact): CrmContact => ({
  id,
  email,
  name,
  company,
  ownerEmail,
  url,
})

async function companyOf(crm: BuiltinCrm, id: string | null | undefined): Promise<CrmRecord[]> {
  if (!id) return []
  const row = await crm
    .db('crm_companies')
    .where({ id, workspace_id: crm.workspaceId })
    .first<{ id: string; name: string; domain: string | null }>()
  return row ? [companyRecord(crm, { ...row, domain: row.domain ?? undefined })] : []
}

async function openDealsOf(crm: BuiltinCrm, where: Record<string, string>): Promise<CrmRecord[]> {
  const rows = await crm
    .db('crm_deals')
    .where({ ...where, workspace_id: crm.workspaceId, is_open: true })
    .orderBy(['name', 'id'])
    .limit(50)
    .select<DealRow[]>('*')
  return rows.map(row => dealRecord(crm, row))
}

type Finder = (
  crm: BuiltinCrm,
  records: CrmRecords,
  id: string,
) => Promise<CrmRecordDetail | undefined>

const findContactRecord: Finder = async (crm, records, id) => {
  const contact = await records.getContact(id)
  if (!contact) return undefined
  const company = await companyOf(crm, contact.companyId)
  const deals = await openDealsOf(crm, { contact_id: id })
  return {
    ...contactRecord(contact),
    contacts: [shapeOf(contact)],
    related: [...company, ...deals],
  }
}

const findCompanyRecord: Finder = async (crm, records, id) => {
  const company = await records.getCompany(id)
  if (!company) return undefined
  const related = company.deals
    .filter(({ isOpen }) => isOpen)
    .map(({ id: dealId, name, stage, contact }) =>
      dealRecord(crm, {
        id: dealId,
        name,
        stage,
        contact_id: contact?.id ?? null,
        company_id: id,
      }),
    )
  return { ...companyRecord(crm, company), contacts: company.contacts, related }
}

const findDealRecord: Finder = async (crm, records, id) => {
  const deal = await crm
    .db<DealRow & { workspace_id: string }>('crm_deals')
    .where({ id, workspace_id: crm.workspaceId })
    .first()
  if (!deal) return undefined
  const contact = deal.contact_id ? await records.getContact(deal.contact_id) : undefined
  const companyId = deal.company_id ?? contact?.companyId
  const company = companyId ? await records.getCompany(companyId) : undefined
  const others = (company?.contacts ?? []).filter(other => other.id !== contact?.id)
  return {
    ...dealRecord(crm, deal),
    contacts: contact ? [shapeOf(contact), ...others] : others,
    related: await companyOf(crm, companyId),
  }
}

const finders: Partial<Record<CrmRecordType, Finder>> = {
  contacts: findContactRecord,
  companies: findCompanyRecord,
  deals: findDealRecord,
}

/** Undefined if the record does not exist or this CRM does not have the type. */
export async function findRecord(
  crm: BuiltinCrm,
  records: CrmRecords,
  { type, id }: CrmRecordKey,
): Promise<CrmRecordDetail | undefined> {
  return isEntityId(id) ? finders[type]?.(crm, records, id) : undefined
}

/** Searches companies by name or domain and open deals by name. `searchContacts` covers contacts. */
export async function searchRecords(
  crm: BuiltinCrm,
  records: CrmRecords,
  { type, text, limit }: { type: CrmRecordType; text: string; limit: number },
): Promise<CrmRecord[]> {
  if (type === 'contacts') {
    const { rows } = await records.listContacts({ text, offset: 0, limit })
    return rows.map(contactRecord)
  }
  if (type === 'companies') {
    const { rows } = await records.listCompanies({ text, offset: 0, limit })
    return rows.map(row => companyRecord(crm, row))
  }
  if (type !== 'deals') return []
  const rows = await crm
    .db<DealRow & { workspace_id: string; is_open: boolean }>('crm_deals')
    .where({ workspace_id: crm.workspaceId, is_open: true })
    .whereILike('name', patternOf(text))
    .orderBy(['name', 'id'])
    .limit(limit)
  return rows.map(row => dealRecord(crm, row))
}
