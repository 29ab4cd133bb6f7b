import { isEntityId } from '../../src/model/entity-id.ts'
import { emailKey } from '../../src/text/email-address.ts'
import type { CrmContact, CrmPerson, CrmTracking } from '../contract/crm-contact.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { findOrMakeCompany } from './companies.ts'

export interface ContactRow {
  id: string
  name: string
  /** Null for a contact without any address. */
  email: string | null
  phone: string | null
  company_id: string | null
  company_name: string | null
  owner_email: string | null
  last_booking_campaign: string | null
  last_booking_medium: string | null
  last_booking_source: string | null
}

/** Shows the first address of a contact as their email. */
export const contactColumns = `c.*, coalesce(co.name, c.company_name) as company_name,
  (select e.email from crm_contact_emails e where e.contact_id = c.id order by e.position, e.email limit 1) as email`
export const contactTables = `crm_contacts c left join crm_companies co on co.id = c.company_id`

export const toContact = (
  { publicUrl }: Pick<BuiltinCrm, 'publicUrl'>,
  row: ContactRow,
): CrmContact => ({
  id: row.id,
  email: row.email ?? '',
  name: row.name,
  company: row.company_name ?? undefined,
  ownerEmail: row.owner_email ?? undefined,
  url: `${publicUrl}/records/builtin/contacts/${row.id}`,
})

export async function findContactRow(
  { db, workspaceId }: BuiltinCrm,
  email: string,
): Promise<ContactRow | undefined> {
  const { rows } = await db.raw<{ rows: ContactRow[] }>(
    `select ${contactColumns} from ${contactTables}
      join crm_contact_emails found on found.contact_id = c.id
     where found.workspace_id = ? and found.email = lower(?)`,
    [workspaceId, email],
  )
  return rows[0]
}

async function findRowById(
  { db, workspaceId }: BuiltinCrm,
  id: string,
): Promise<ContactRow | undefined> {
  if (!isEntityId(id)) return undefined
  const { rows } = await db.raw<{ rows: ContactRow[] }>(
    `select ${contactColumns} from ${contactTables} where c.workspace_id = ? and c.id = ?`,
    [workspaceId, id],
  )
  return rows[0]
}

export async function findContactById(
  crm: BuiltinCrm,
  id: string,
): Promise<CrmContact | undefined> {
  const row = await findRowById(crm, id)
  return row && toContact(crm, row)
}

/**
 * Finds or creates the contact with this address. Two callers at once create one contact: the address is
 * claimed first, and the caller that fails to claim it reads the existing row.
 */
async function findOrMake(crm: BuiltinCrm, person: CrmPerson): Promise<ContactRow> {
  const existing = await findContactRow(crm, person.email)
  if (existing) return existing
  const { db, workspaceId } = crm
  await db.transaction(async trx => {
    const [contact] = await trx('crm_contacts')
      .insert({ workspace_id: workspaceId, name: person.name || person.email })
      .returning<{ id: string }[]>('id')
    const claimed = await trx('crm_contact_emails')
      .insert({
        workspace_id: workspaceId,
        email: emailKey(person.email),
        contact_id: contact?.id,
      })
      .onConflict(['workspace_id', 'email'])
      .ignore()
      .returning('email')
    if (claimed.length === 0) await trx('crm_contacts').where({ id: contact?.id }).delete()
  })
  const made = await findContactRow(crm, person.email)
  if (!made) throw new Error('A contact vanished while it was made')
  return made
}

interface Booker {
  person: CrmPerson
  ownerEmail: string
  tracking: CrmTracking
  /** The contact that has the meeting already. */
  knownId: string | undefined
}

/**
 * Finds the contact that has the meeting, whose address may have changed since, or finds or creates one by email.
 * Fills blank fields, overwrites nothing and sets an owner only if there is none.
 */
export async function putContact(
  crm: BuiltinCrm,
  { person, ownerEmail, tracking, knownId }: Booker,
): Promise<ContactRow> {
  const known = knownId === undefined ? undefined : await findRowById(crm, knownId)
  const contact = known ?? (await findOrMake(crm, person))
  const companyId = contact.company_id ?? (await findOrMakeCompany(crm, person))
  await crm.db.raw(
    `update crm_contacts set
       phone = coalesce(phone, :phone), company_id = coalesce(company_id, :companyId),
       company_name = coalesce(company_name, :company), owner_email = coalesce(owner_email, lower(:ownerEmail)),
       last_booking_campaign = coalesce(:campaign, last_booking_campaign),
       last_booking_medium = coalesce(:medium, last_booking_medium),
       last_booking_source = coalesce(:source, last_booking_source)
     where id = :id`,
    {
      id: contact.id,
      phone: person.phone ?? null,
      companyId: companyId ?? null,
      company: person.company ?? null,
      ownerEmail,
      campaign: tracking.campaign ?? null,
      medium: tracking.medium ?? null,
      source: tracking.source ?? null,
    },
  )
  return (await findRowById(crm, contact.id)) ?? contact
}
