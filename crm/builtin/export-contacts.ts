import type { CrmContactInput } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import { contactTables } from './contacts.ts'
import { matching, searchBindings } from './text-search.ts'

interface SheetRow {
  id: string
  name: string
  emails: string[] | null
  phone: string | null
  company: string | null
  owner_email: string | null
}

const batchSize = 1_000

const toInput = (row: SheetRow): CrmContactInput => ({
  name: row.name,
  emails: row.emails ?? [],
  phone: row.phone ?? undefined,
  company: row.company ?? undefined,
  ownerEmail: row.owner_email ?? undefined,
})

async function readBatch(
  { db, workspaceId }: BuiltinCrm,
  text: string,
  after: SheetRow | undefined,
): Promise<SheetRow[]> {
  const { rows } = await db.raw<{ rows: SheetRow[] }>(
    `select c.id, c.name, c.phone, coalesce(co.name, c.company_name) as company, c.owner_email,
       (select array_agg(e.email order by e.position, e.email) from crm_contact_emails e where e.contact_id = c.id) as emails
       from ${contactTables}
      where c.workspace_id = :workspaceId and ${matching}
        ${after ? 'and (c.name, c.id) > (:name, :id)' : ''}
      order by c.name, c.id limit :batchSize`,
    {
      workspaceId,
      ...searchBindings(text),
      batchSize,
      ...(after ? { name: after.name, id: after.id } : {}),
    },
  )
  return rows
}

/** Reads a thousand rows at a time, so that a large list is never in memory as a whole. */
export async function* exportContacts(
  crm: BuiltinCrm,
  text: string,
): AsyncIterable<CrmContactInput> {
  let after: SheetRow | undefined
  do {
    const rows = await readBatch(crm, text, after)
    yield* rows.map(toInput)
    after = rows.length === batchSize ? rows.at(-1) : undefined
  } while (after)
}
