import { z } from 'zod'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { type Api, apiVersion } from './api.ts'

export type ObjectType = 'contacts' | 'companies' | 'deals' | 'tickets' | 'meetings' | 'tasks'

/** HubSpot returns a blank property as null, as '' or not at all. */
const properties = z.record(z.string(), z.string().nullable())

const linked = z.object({
  results: z.array(z.object({ id: z.string() })),
  paging: z.object({ next: z.unknown().optional() }).optional(),
})

const object = z.object({
  id: z.string(),
  properties,
  /** The first page of each type, if requested. */
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
  /** Another unique property that the id is a value of. */
  idProperty?: string
  properties: readonly string[]
  /** Types whose linked ids are included in the response. */
  associations?: readonly ObjectType[]
}

/** Rejects ids of a CRM that was connected earlier. */
const isId = (id: string) => /^\d{1,20}$/.test(id)

/** Reads an object; recent writes are visible. */
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

/** Leaves out ids that do not exist. The order is HubSpot's. */
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
  /** A result has to match all filters of at least one group. */
  filterGroups?: readonly {
    filters: readonly { propertyName: string; operator: string; value?: string }[]
  }[]
  /** Properties, ascending. */
  sorts?: readonly string[]
  properties: readonly string[]
  limit: number
  /** Cursor of the next page. */
  after?: string
}

/** The index shows writes only after up to a minute, so an empty result never proves that a record is absent. */
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

/** Throws `not-found` if the object was deleted. */
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
