import { z } from 'zod'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { type Api, apiVersion } from './api.ts'

export type ObjectType = 'contacts' | 'companies' | 'deals' | 'tickets' | 'meetings' | 'tasks'

/** A blank property comes as null, as '' or not at all. */
const properties = z.record(z.string(), z.string().nullable())

const linked = z.object({
  results: z.array(z.object({ id: z.string() })),
  paging: z.object({ next: z.unknown().optional() }).optional(),
})

const object = z.object({
  id: z.string(),
  properties,
  /** The first page by type, where they were asked for. */
  associations: z.record(z.string(), linked).optional(),
})
const objects = z.object({ results: z.array(object) })
const page = objects.extend({
  paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
})

export type HubspotObject = z.infer<typeof object>
export type PropertyValues = Record<string, string>

export const objectsPath = (type: ObjectType) => `/crm/objects/${apiVersion}/${type}`

export const propertyOf = (record: HubspotObject, name: string): string | undefined =>
  record.properties[name] || undefined

export const absentAsUndefined = (error: unknown): undefined => {
  if (error instanceof ProviderError && error.code === 'not-found') return undefined
  throw error
}

interface Wanted {
  type: ObjectType
  id: string
  /** Another property with unique values that the id is one of. */
  idProperty?: string
  properties: readonly string[]
  /** Types whose linked ids are read along. */
  associations?: readonly ObjectType[]
}

/** Ids of another CRM that was connected before are no ids here. */
const isId = (id: string) => /^\d{1,20}$/.test(id)

/** Reads what was written a moment ago. */
export async function findObject(api: Api, wanted: Wanted): Promise<HubspotObject | undefined> {
  const { type, id, idProperty, associations } = wanted
  if (!idProperty && !isId(id)) return undefined
  const query = {
    properties: wanted.properties.join(','),
    ...(idProperty ? { idProperty } : {}),
    ...(associations ? { associations: associations.join(',') } : {}),
  }
  const path = `${objectsPath(type)}/${encodeURIComponent(id)}`
  return api({ method: 'GET', path, query }, object).catch(absentAsUndefined)
}

interface WantedMany {
  type: ObjectType
  ids: readonly string[]
  idProperty?: string
  properties: readonly string[]
}

/** Ids that do not exist are left out; the order is HubSpot's. */
export async function readObjects(api: Api, wanted: WantedMany): Promise<HubspotObject[]> {
  const { type, idProperty } = wanted
  const ids = idProperty ? wanted.ids : wanted.ids.filter(isId)
  const found: HubspotObject[] = []
  for (let start = 0; start < ids.length; start += 100) {
    const body = {
      properties: wanted.properties,
      propertiesWithHistory: [],
      ...(idProperty ? { idProperty } : {}),
      inputs: ids.slice(start, start + 100).map(id => ({ id })),
    }
    const path = `${objectsPath(type)}/batch/read`
    found.push(...(await api({ method: 'POST', path, body }, objects)).results)
  }
  return found
}

interface Search {
  query?: string
  /** One group has to fit, with all of its filters. */
  filterGroups?: readonly {
    filters: readonly { propertyName: string; operator: string; value?: string }[]
  }[]
  /** Properties, ascending. */
  sorts?: readonly string[]
  properties: readonly string[]
  limit: number
  /** Where the page before ended. */
  after?: string
}

/** The index follows writes after moments to a minute: never the only proof that a record is absent. */
export async function searchPage(
  api: Api,
  type: ObjectType,
  body: Search,
): Promise<{ results: HubspotObject[]; after: string | undefined }> {
  const path = `${objectsPath(type)}/search`
  const { results, paging } = await api({ method: 'POST', path, body }, page)
  return { results, after: paging?.next?.after }
}

export const searchObjects = async (
  api: Api,
  type: ObjectType,
  search: Search,
): Promise<HubspotObject[]> => (await searchPage(api, type, search)).results

export const createObject = (
  api: Api,
  type: ObjectType,
  body: {
    properties: PropertyValues
    associations?: readonly {
      to: { id: string }
      types: readonly { associationCategory: string; associationTypeId: number }[]
    }[]
  },
): Promise<HubspotObject> =>
  api({ method: 'POST', path: objectsPath(type), body: { associations: [], ...body } }, object)

/** Throws `not-found` where it was deleted. */
export const updateObject = (
  api: Api,
  { type, id, properties }: { type: ObjectType; id: string; properties: PropertyValues },
): Promise<HubspotObject> =>
  api(
    {
      method: 'PATCH',
      path: `${objectsPath(type)}/${encodeURIComponent(id)}`,
      body: { properties },
    },
    object,
  )
