import { z } from 'zod'
import { emailKey } from '../../../src/text/email-address.ts'
import { absentAsUndefined } from '../account/answers-to-errors.ts'
import { type Api, type Clients, listPages } from '../account/api.ts'
import { findOne, type Once } from '../activities/make-once.ts'

const entry = z.object({ value: z.string().nullish(), primary: z.boolean().nullish() })

const person = z.object({
  id: z.number(),
  name: z.string().nullish(),
  emails: z.array(entry).nullish(),
  phones: z.array(entry).nullish(),
  org_id: z.number().nullish(),
  owner_id: z.number().nullish(),
  is_deleted: z.boolean().nullish(),
})
const found = z.object({ items: z.array(z.object({ item: z.object({ id: z.number() }) })) })

export type Person = z.infer<typeof person>

const searchLimit = 10
const newestLimit = 100

/** Non-empty values, the primary one first. */
export const valuesOf = (entries: Person['emails']): string[] =>
  (entries ?? [])
    .toSorted((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
    .flatMap(({ value }) => value?.trim() || [])

type Query = NonNullable<Parameters<Clients['persons']['getPersons']>[0]> & { limit: number }

/** Returns up to `limit` persons, even if Pipedrive's pages are shorter. */
async function listPersons(api: Api, query: Query): Promise<Person[]> {
  const persons: Person[] = []
  const ask = ({ persons: client }: Clients, place: { cursor?: string }) =>
    client.getPersons({ ...query, ...place })
  for await (const one of listPages(api, ask, person)) {
    if (!one.is_deleted) persons.push(one)
    if (persons.length >= query.limit) break
  }
  return persons
}

const maxIds = 100

/** Persons that are not deleted, without duplicates. */
export async function listPersonsByIds(
  api: Api,
  ids: readonly number[],
): Promise<Map<number, Person>> {
  const wanted = [...new Set(ids)]
  const found = new Map<number, Person>()
  for (let start = 0; start < wanted.length; start += maxIds) {
    const some = wanted.slice(start, start + maxIds)
    for (const one of await listPersons(api, { ids: some.join(','), limit: some.length }))
      found.set(one.id, one)
  }
  return found
}

export const listPersonsOf = (api: Api, query: { org_id: number; limit: number }) =>
  listPersons(api, query)

/** Results of the index, best match first. `exact_match` searches only addresses. */
export async function searchPersons(
  api: Api,
  { term, limit, isExact }: { term: string; limit: number; isExact?: boolean },
): Promise<Person[]> {
  const exact = isExact ? { fields: 'email' as const, exact_match: true } : {}
  const query = { term, limit, ...exact }
  const { items } = await api(clients => clients.persons.searchPersons(query), found)
  if (items.length === 0) return []
  const ids = items.map(({ item }) => item.id)
  const records = await listPersons(api, { ids: ids.join(','), limit: ids.length })
  return ids.flatMap(id => records.find(record => record.id === id) ?? [])
}

export async function readPerson(api: Api, id: number): Promise<Person | undefined> {
  const record = await api(clients => clients.persons.getPerson({ id }), person).catch(
    absentAsUndefined,
  )
  return record?.is_deleted ? undefined : record
}

export const personByEmail = (api: Api, address: string): Once<Person> => {
  const email = emailKey(address)
  return {
    isIt: ({ emails }) => valuesOf(emails).some(value => value.toLowerCase() === email),
    search: () => searchPersons(api, { term: email, limit: searchLimit, isExact: true }),
    listNewest: () =>
      listPersons(api, { sort_by: 'id', sort_direction: 'desc', limit: newestLimit }),
  }
}

/** Uses only the index. A person that is too new for it is found at a later call. */
export async function searchByEmail(api: Api, email: string): Promise<Person | undefined> {
  const { search, isIt } = personByEmail(api, email)
  return (await search()).find(isIt)
}

export const findPerson = (api: Api, email: string) => findOne(personByEmail(api, email))

export interface PersonBody {
  name?: string
  emails?: { value: string; primary: boolean; label: string }[]
  phones?: { value: string; primary: boolean; label: string }[]
  org_id?: number
  owner_id?: number
  custom_fields?: Record<string, string>
}

export const createPerson = (api: Api, body: PersonBody): Promise<Person> =>
  api(clients => clients.persons.addPerson({ AddPersonRequest: body }), person)

/** Undefined if the person was deleted. */
export const updatePerson = (api: Api, id: number, body: PersonBody): Promise<Person | undefined> =>
  api(clients => clients.persons.updatePerson({ id, UpdatePersonRequest: body }), person).catch(
    absentAsUndefined,
  )

export const removePerson = (api: Api, id: number): Promise<unknown> =>
  api(clients => clients.persons.deletePerson({ id }), z.unknown())
