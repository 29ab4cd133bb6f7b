import type { CrmImportField, CrmImportRow, CrmImportStep } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { contactTables } from './contacts.ts'

interface Known {
  email: string
  id: string
  name: string
  /** The contact has no real name and shows an address instead. */
  is_unnamed: boolean
  has_phone: boolean
  has_company: boolean
  has_owner: boolean
}

async function findKnown({ db, workspaceId }: BuiltinCrm, emails: readonly string[]) {
  const { rows } = await db.raw<{ rows: Known[] }>(
    `select found.email, c.id, c.name, c.phone is not null as has_phone,
       coalesce(co.name, c.company_name) is not null as has_company, c.owner_email is not null as has_owner,
       exists (select 1 from crm_contact_emails e where e.contact_id = c.id and e.email = lower(c.name)) as is_unnamed
       from ${contactTables} join crm_contact_emails found on found.contact_id = c.id
      where found.workspace_id = ? and found.email = any(?)`,
    [workspaceId, [...emails]],
  )
  return new Map(rows.map(row => [row.email, row]))
}

type KnownByEmail = Awaited<ReturnType<typeof findKnown>>

function fillsOf(row: CrmImportRow, contact: Known, known: KnownByEmail): CrmImportField[] {
  const isFilled: Record<CrmImportField, boolean> = {
    name: contact.is_unnamed && row.name !== '',
    emails: row.emails.some(email => !known.has(email)),
    phone: !contact.has_phone && row.phone !== undefined,
    company: !contact.has_company && row.company !== undefined,
    owner: !contact.has_owner && row.ownerEmail !== undefined,
  }
  const fields = Object.keys(isFilled) as CrmImportField[]
  return fields.filter(field => isFilled[field])
}

/** Line numbers by address and by contact id. */
type Seen = Map<string, number>

function stepOf(row: CrmImportRow, known: KnownByEmail, seen: Seen): CrmImportStep {
  const { line, emails } = row
  const contacts = new Map(
    emails.flatMap(email => known.get(email) ?? []).map(one => [one.id, one]),
  )
  if (contacts.size > 1) return { line, kind: 'refused', reason: 'several-contacts' }
  const [contact] = contacts.values()
  const keys = [...emails, ...contacts.keys()]
  const ofLine = keys.map(key => seen.get(key)).find(found => found !== undefined)
  if (ofLine !== undefined) return { line, kind: 'refused', reason: 'repeated', ofLine }
  for (const key of keys) seen.set(key, line)
  if (!contact) return { line, kind: 'new' }
  const fills = fillsOf(row, contact, known)
  const { id, name } = contact
  return fills.length > 0
    ? { line, kind: 'updated', contact: { id, name }, fills }
    : { line, kind: 'unchanged', contact: { id, name } }
}

/** Plans a step for each row, in the order of the rows. Changes nothing. */
export async function planImport(
  crm: BuiltinCrm,
  rows: readonly CrmImportRow[],
): Promise<CrmImportStep[]> {
  const known = await findKnown(
    crm,
    rows.flatMap(({ emails }) => emails),
  )
  const seen: Seen = new Map()
  return rows.map(row => stepOf(row, known, seen))
}
