import { z } from 'zod'
import { absentAsUndefined } from './answers-to-errors.ts'
import type { Api } from './api.ts'
import { findOne, type Once } from './make-once.ts'

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

/** The primary address first; entries without text are left out. */
export const valuesOf = (entries: Person['emails']): string[] =>
  (entries ?? [])
    .toSorted((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
    .flatMap(({ value }) => value?.trim() || [])

const listPersons = async (
  api: Api,
  query: Parameters<Parameters<Parameters<Api>[0]>[0]['persons']['getPersons']>[0],
): Promise<Person[]> => {
  const listed = await api(clients => clients.persons.getPersons(query), z.array(person).nullable())
  return (listed ?? []).filter(({ is_deleted }) => !is_deleted)
}

export const listPersonsOf = (api: Api, query: { org_id: number; limit: number }) =>
  listPersons(api, query)

/** What the index knows, best first. `exact_match` looks into addresses only. */
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
  const email = address.trim().toLowerCase()
  return {
    isIt: ({ emails }) => valuesOf(emails).some(value => value.toLowerCase() === email),
    search: () => searchPersons(api, { term: email, limit: searchLimit, isExact: true }),
    listNewest: () =>
      listPersons(api, { sort_by: 'id', sort_direction: 'desc', limit: newestLimit }),
  }
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

/** Undefined where it was deleted. */
export const updatePerson = (api: Api, id: number, body: PersonBody): Promise<Person | undefined> =>
  api(clients => clients.persons.updatePerson({ id, UpdatePersonRequest: body }), person).catch(
    absentAsUndefined,
  )

export const removePerson = (api: Api, id: number): Promise<unknown> =>
  api(clients => clients.persons.deletePerson({ id }), z.unknown())
