import type { BuiltinCrm } from './builtin-crm.ts'
import { employerDomain } from './companies.ts'

/** The company name of a contact, from a form or a file. */
interface NamedCompany {
  name: string
  /** The contact's first address. A new company gets its domain. */
  email: string
}

/** Company ids by lower-case name. */
export type CompanyIds = ReadonlyMap<string, string>

export const companyKey = (name: string): string => name.toLowerCase()

/** If several companies share a name, finds the oldest. */
async function findByName({ db, workspaceId }: BuiltinCrm, names: readonly string[]) {
  const { rows } = await db.raw<{ rows: { wanted: string; id: string }[] }>(
    `select distinct on (w.name) w.name as wanted, co.id
       from unnest(?::text[]) as w(name)
       join crm_companies co on lower(co.name) = lower(w.name) and co.workspace_id = ?
      order by w.name, co.created_at, co.id`,
    [[...names], workspaceId],
  )
  return new Map(rows.map(({ wanted, id }) => [companyKey(wanted), id]))
}

/** Skips companies whose domain belongs to another company. Returns only those it created. */
async function insertCompanies(
  { db, workspaceId }: BuiltinCrm,
  companies: readonly { name: string; domain: string | undefined }[],
) {
  const { rows } = await db.raw<{ rows: { name: string; id: string }[] }>(
    `insert into crm_companies (workspace_id, name, domain)
     select ?, n.name, n.domain from jsonb_to_recordset(?::jsonb) as n(name text, domain text)
     on conflict (workspace_id, domain) do nothing
     returning id, name`,
    [workspaceId, JSON.stringify(companies)],
  )
  return new Map(rows.map(({ name, id }) => [companyKey(name), id]))
}

/** Finds or creates each company by name. */
export async function findOrMakeCompanies(
  crm: BuiltinCrm,
  wanted: readonly NamedCompany[],
): Promise<CompanyIds> {
  const byKey = new Map(wanted.toReversed().map(one => [companyKey(one.name), one]))
  const names = [...byKey.values()].map(({ name }) => name)
  const found = await findByName(crm, names)
  const missing = [...byKey].filter(([key]) => !found.has(key)).map(([, one]) => one)
  const made = await insertCompanies(
    crm,
    missing.map(({ name, email }) => ({ name, domain: employerDomain(email) })),
  )
  const rest = missing.filter(({ name }) => !made.has(companyKey(name)))
  const plain = await insertCompanies(
    crm,
    rest.map(({ name }) => ({ name, domain: undefined })),
  )
  return new Map([...found, ...made, ...plain])
}
