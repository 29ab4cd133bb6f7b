import { z } from 'zod'
import { absentAsUndefined } from '../account/answers-to-errors.ts'
import type { Api } from '../account/api.ts'
import { findOrMake } from '../activities/make-once.ts'

const organization = z.object({
  id: z.number(),
  name: z.string(),
  address: z.union([z.string(), z.object({ value: z.string().nullish() })]).nullish(),
  is_deleted: z.boolean().optional(),
})
const found = z.object({ items: z.array(z.object({ item: organization })) })

export type Organization = z.infer<typeof organization>

const searchLimit = 10
const newestLimit = 100

export const searchOrganizations = async (
  api: Api,
  query: { term: string; exact_match: boolean; limit: number },
): Promise<Organization[]> => {
  const request = { ...query, fields: 'name' as const }
  const { items } = await api(clients => clients.organizations.searchOrganization(request), found)
  return items.map(({ item }) => item)
}

const listNewest = async (api: Api): Promise<Organization[]> => {
  const query = { sort_by: 'id', sort_direction: 'desc', limit: newestLimit } as const
  const newest = z.array(organization).nullable()
  return (await api(clients => clients.organizations.getOrganizations(query), newest)) ?? []
}

export async function readOrganization(api: Api, id: number): Promise<Organization | undefined> {
  const record = await api(
    clients => clients.organizations.getOrganization({ id }),
    organization,
  ).catch(absentAsUndefined)
  return record?.is_deleted ? undefined : record
}

/** Finds by exact name, case-insensitively; creates it if missing. */
export async function findOrMakeOrganization(
  api: Api,
  { name, ownerId }: { name: string; ownerId: number | undefined },
): Promise<Organization> {
  const key = name.trim().toLowerCase()
  const body = { name: name.trim(), ...(ownerId === undefined ? {} : { owner_id: ownerId }) }
  const { record } = await findOrMake({
    isIt: one => one.name.trim().toLowerCase() === key && !one.is_deleted,
    search: () =>
      searchOrganizations(api, { term: name.trim(), exact_match: true, limit: searchLimit }),
    listNewest: () => listNewest(api),
    make: () =>
      api(
        clients => clients.organizations.addOrganization({ AddOrganizationRequest: body }),
        organization,
      ),
    remove: id => api(clients => clients.organizations.deleteOrganization({ id }), z.unknown()),
  })
  return record
}
