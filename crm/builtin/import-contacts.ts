import { randomUUID } from 'node:crypto'
import { emailKey } from '../../src/text/email-address.ts'
import type { CrmImportRow, CrmImportStep } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { type CompanyIds, companyKey, findOrMakeCompanies } from './named-companies.ts'
import { planImport } from './plan-import.ts'

/** A row of the file, and the contact that it creates or fills. */
interface Target {
  id: string
  row: CrmImportRow
}

const recordsOf = (targets: readonly Target[], companies: CompanyIds) =>
  JSON.stringify(
    targets.map(({ id, row: { name, emails, phone, company, ownerEmail } }) => ({
      id,
      name: name || undefined,
      email: emails[0],
      phone,
      company: company && companies.get(companyKey(company)),
      owner: ownerEmail && emailKey(ownerEmail),
    })),
  )

const recordColumns = 'r(id uuid, name text, email text, phone text, company uuid, owner text)'

async function insertContacts(
  { db, workspaceId }: BuiltinCrm,
  targets: readonly Target[],
  companies: CompanyIds,
): Promise<void> {
  await db.raw(
    `insert into crm_contacts (id, workspace_id, name, phone, company_id, owner_email)
     select r.id, ?, coalesce(r.name, r.email), r.phone, r.company, r.owner from jsonb_to_recordset(?::jsonb) as ${recordColumns}`,
    [workspaceId, recordsOf(targets, companies)],
  )
}

/** Fills only fields that are still empty, also if somebody filled them after the plan was made. */
async function fillContacts(
  { db, workspaceId }: BuiltinCrm,
  targets: readonly Target[],
  companies: CompanyIds,
): Promise<void> {
  await db.raw(
    `update crm_contacts c set
       name = case when exists (select 1 from crm_contact_emails e where e.contact_id = c.id and e.email = lower(c.name))
         then coalesce(r.name, c.name) else c.name end,
       phone = coalesce(c.phone, r.phone), owner_email = coalesce(c.owner_email, r.owner),
       company_id = case when c.company_id is null and c.company_name is null then r.company else c.company_id end
     from jsonb_to_recordset(?::jsonb) as ${recordColumns} where c.id = r.id and c.workspace_id = ?`,
    [recordsOf(targets, companies), workspaceId],
  )
}

/**
 * Adds addresses after the existing ones. An address that another contact took meanwhile stays with that
 * contact.
 */
async function addAddresses(
  { db, workspaceId }: BuiltinCrm,
  targets: readonly Target[],
): Promise<void> {
  const addresses = targets.flatMap(({ id, row }) =>
    row.emails.map((email, position) => ({ id, email, position })),
  )
  await db.raw(
    `insert into crm_contact_emails (workspace_id, email, contact_id, position)
     select ?, a.email, a.id, a.position + (select coalesce(max(e.position) + 1, 0) from crm_contact_emails e where e.contact_id = a.id)
       from jsonb_to_recordset(?::jsonb) as a(id uuid, email text, position int)
     on conflict (workspace_id, email) do nothing`,
    [workspaceId, JSON.stringify(addresses)],
  )
}

/** A booking may create the same person at the same moment. The contact of the booking is kept. */
const dropLosers = ({ db }: BuiltinCrm, targets: readonly Target[]) =>
  db.raw(
    `delete from crm_contacts c where c.id = any(?) and not exists (select 1 from crm_contact_emails e where e.contact_id = c.id)`,
    [targets.map(({ id }) => id)],
  )

async function apply(crm: BuiltinCrm, made: readonly Target[], filled: readonly Target[]) {
  const targets = [...made, ...filled]
  const companies = await findOrMakeCompanies(
    crm,
    targets.flatMap(({ row: { company, emails } }) =>
      company ? [{ name: company, email: emails[0] ?? '' }] : [],
    ),
  )
  await insertContacts(crm, made, companies)
  await fillContacts(crm, filled, companies)
  await addAddresses(crm, targets)
  await dropLosers(crm, made)
}

/** Runs in one transaction. A workspace runs one import at a time. */
export const importContacts = (
  crm: BuiltinCrm,
  rows: readonly CrmImportRow[],
): Promise<CrmImportStep[]> =>
  crm.db.transaction(async trx => {
    const inside: BuiltinCrm = { ...crm, db: trx }
    await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `crm import ${crm.workspaceId}`,
    ])
    const steps = await planImport(inside, rows)
    const targets = steps.flatMap((step, index): (Target & { kind: string })[] => {
      const row = rows[index]
      if (!row) return []
      if (step.kind === 'new') return [{ kind: 'new', id: randomUUID(), row }]
      return step.kind === 'updated' ? [{ kind: 'updated', id: step.contact.id, row }] : []
    })
    await apply(
      inside,
      targets.filter(({ kind }) => kind === 'new'),
      targets.filter(({ kind }) => kind === 'updated'),
    )
    return steps
  })
