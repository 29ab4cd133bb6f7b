import type { CrmContact } from '../../contract/crm-contact.ts'
import type { Account } from '../account/account.ts'
import type { Api } from '../account/api.ts'
import { readOrganization, searchOrganizations } from './organizations.ts'
import { listPersonsOf, type Person, searchPersons, valuesOf } from './persons.ts'

const shortestTerm = 2
const companiesLookedInto = 3

export const personUrl = (homeUrl: string, id: number) => `${homeUrl}/person/${id}`

/** Reads each organization once. */
async function organizationNames(api: Api, persons: readonly Person[]) {
  const ids = [...new Set(persons.flatMap(({ org_id }) => org_id ?? []))]
  const asked = ids.map(async id => [id, (await readOrganization(api, id))?.name] as const)
  return new Map(await Promise.all(asked))
}

export async function toContacts(
  { api, homeUrl, users }: Account,
  persons: readonly Person[],
): Promise<CrmContact[]> {
  if (persons.length === 0) return []
  const companies = await organizationNames(api, persons)
  const contacts: CrmContact[] = []
  for (const { id, name, emails, org_id, owner_id } of persons) {
    const email = valuesOf(emails)[0] ?? ''
    contacts.push({
      id: String(id),
      email,
      name: name?.trim() || email,
      company: companies.get(org_id ?? 0),
      ownerEmail: (await users.byId(owner_id))?.email,
      url: personUrl(homeUrl, id),
    })
  }
  return contacts
}

/** Finds persons by the name of their company, which the index of persons does not cover. */
async function personsOfCompanies(api: Api, term: string, limit: number): Promise<Person[]> {
  const query = { term, exact_match: false, limit: companiesLookedInto }
  const companies = await searchOrganizations(api, query)
  const persons = companies.map(({ id }) => listPersonsOf(api, { org_id: id, limit }))
  return (await Promise.all(persons)).flat()
}

/** Best match first. Pipedrive's search requires at least two characters. */
export async function searchContacts(
  account: Account,
  text: string,
  limit: number,
): Promise<CrmContact[]> {
  const term = text.trim()
  if (term.length < shortestTerm || limit < 1) return []
  const named = await searchPersons(account.api, { term, limit })
  const missing = limit - named.length
  const beside = missing > 0 ? await personsOfCompanies(account.api, term, limit) : []
  const isNamed = new Set(named.map(({ id }) => id))
  const found = [...named, ...beside.filter(({ id }) => !isNamed.has(id))]
  return toContacts(account, found.slice(0, limit))
}
