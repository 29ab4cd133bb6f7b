import { isEntityId } from '../../src/model/entity-id.ts'
import { emailKey } from '../../src/text/email-address.ts'
import type { CrmContactInput, CrmContactSaved } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { companyKey, findOrMakeCompanies } from './named-companies.ts'
import { withSecondLook } from './second-look.ts'

interface Before {
  id: string
  company_id: string | null
  company_name: string | null
}

/** Finds another contact that has one of the addresses. */
async function findHolder(
  { db, workspaceId }: BuiltinCrm,
  { id, emails }: { id: string | undefined; emails: readonly string[] },
): Promise<CrmContactSaved | undefined> {
  const row = await db('crm_contact_emails as e')
    .join('crm_contacts as c', 'c.id', 'e.contact_id')
    .where('e.workspace_id', workspaceId)
    .whereIn('e.email', emails)
    .modify(query => (id ? query.whereNot('c.id', id) : query))
    .first<{ email: string; id: string; name: string }>('e.email', 'c.id', 'c.name')
  if (!row) return undefined
  return { kind: 'taken', email: row.email, contact: { id: row.id, name: row.name } }
}

const findBefore = ({ db, workspaceId }: BuiltinCrm, id: string): Promise<Before | undefined> =>
  db('crm_contacts as c')
    .leftJoin('crm_companies as co', 'co.id', 'c.company_id')
    .where({ 'c.id': id, 'c.workspace_id': workspaceId })
    .first('c.id', 'c.company_id', 'co.name as company_name')

/** Keeps the company if its name is unchanged, also if other companies share the name. */
async function companyIdOf(crm: BuiltinCrm, input: CrmContactInput, before: Before | undefined) {
  const { company, emails } = input
  if (company === undefined) return null
  const key = companyKey(company)
  if (before?.company_name && companyKey(before.company_name) === key) return before.company_id
  const ids = await findOrMakeCompanies(crm, [{ name: company, email: emails[0] ?? '' }])
  return ids.get(key) ?? null
}

async function writeContact(crm: BuiltinCrm, id: string | undefined, row: object): Promise<string> {
  const { db, workspaceId } = crm
  if (id) {
    await db('crm_contacts').where({ id, workspace_id: workspaceId }).update(row)
    return id
  }
  const [made] = await db('crm_contacts')
    .insert({ ...row, workspace_id: workspaceId })
    .returning<{ id: string }[]>('id')
  if (!made) throw new Error('The new contact was not returned')
  return made.id
}

async function writeAddresses(crm: BuiltinCrm, contactId: string, emails: readonly string[]) {
  const { db, workspaceId } = crm
  await db('crm_contact_emails').where({ contact_id: contactId }).delete()
  await db('crm_contact_emails').insert(
    emails.map((email, position) => ({
      workspace_id: workspaceId,
      contact_id: contactId,
      email,
      position,
    })),
  )
}

async function saveOnce(crm: BuiltinCrm, id: string | undefined, input: CrmContactInput) {
  const before = id === undefined ? undefined : await findBefore(crm, id)
  if (id !== undefined && !before) return undefined
  const holder = await findHolder(crm, { id, emails: input.emails })
  if (holder) return holder
  return crm.db.transaction(async (trx): Promise<CrmContactSaved> => {
    const inside: BuiltinCrm = { ...crm, db: trx }
    const savedId = await writeContact(inside, id, {
      name: input.name,
      phone: input.phone ?? null,
      company_id: await companyIdOf(inside, input, before),
      company_name: null,
      owner_email: input.ownerEmail ? emailKey(input.ownerEmail) : null,
    })
    await writeAddresses(inside, savedId, input.emails)
    return { kind: 'saved', id: savedId }
  })
}

export async function saveContact(
  crm: BuiltinCrm,
  id: string | undefined,
  input: CrmContactInput,
): Promise<CrmContactSaved | undefined> {
  if (id !== undefined && !isEntityId(id)) return undefined
  return withSecondLook(() => saveOnce(crm, id, input))
}
