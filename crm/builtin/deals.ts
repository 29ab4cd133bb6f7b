import { isEntityId } from '../../src/model/entity-id.ts'
import type { CrmCompanyDetail, CrmDeal, CrmRecords } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'

interface DealRow {
  id: string
  name: string
  stage: string
  is_open: boolean
}

const toDeal = ({ id, name, stage, is_open }: DealRow): CrmDeal => ({
  id,
  name,
  stage,
  isOpen: is_open,
})

/** Deals of the company `co`: its own, and those of its contacts that name no company. */
export const dealsOfCompany = `(select d.* from crm_deals d where d.company_id = co.id
  union all select d.* from crm_deals d join crm_contacts c on c.id = d.contact_id
   where d.company_id is null and c.company_id = co.id)`

export async function listDealsOfContact(
  { db }: BuiltinCrm,
  contactId: string,
): Promise<CrmDeal[]> {
  const rows = await db('crm_deals')
    .where({ contact_id: contactId })
    .orderBy(['name', 'id'])
    .select<DealRow[]>('id', 'name', 'stage', 'is_open')
  return rows.map(toDeal)
}

export async function listDealsOfCompany(
  { db }: BuiltinCrm,
  companyId: string,
): Promise<CrmCompanyDetail['deals']> {
  type Row = DealRow & { contact_id: string | null; contact_name: string | null }
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select d.*, p.name as contact_name from crm_companies co
       cross join lateral ${dealsOfCompany} d
       left join crm_contacts p on p.id = d.contact_id
      where co.id = ? order by d.is_open desc, d.name, d.id`,
    [companyId],
  )
  return rows.map(row => ({
    ...toDeal(row),
    contact: row.contact_id ? { id: row.contact_id, name: row.contact_name ?? '' } : undefined,
  }))
}

export async function addDeal(
  { db, workspaceId }: BuiltinCrm,
  { contactId, name, stage }: Parameters<CrmRecords['addDeal']>[0],
): Promise<void> {
  if (!isEntityId(contactId)) return
  await db.raw(
    `insert into crm_deals (workspace_id, contact_id, company_id, name, stage)
     select c.workspace_id, c.id, c.company_id, ?, ? from crm_contacts c where c.id = ? and c.workspace_id = ?`,
    [name, stage, contactId, workspaceId],
  )
}

export async function changeDeal(
  { db, workspaceId }: BuiltinCrm,
  { id, contactId, name, stage, isOpen }: Parameters<CrmRecords['changeDeal']>[0],
): Promise<void> {
  if (!isEntityId(id) || !isEntityId(contactId)) return
  await db('crm_deals')
    .where({ id, contact_id: contactId, workspace_id: workspaceId })
    .update({ name, stage, is_open: isOpen })
}
