import { z } from 'zod'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { type Api, apiVersion } from './api.ts'

export type ObjectType = 'contacts' | 'companies' | 'deals' | 'meetings' | 'tasks'

/** A blank property comes as null, as '' or not at all. */
const properties = z.record(z.string(), z.string().nullable())

const object = z.object({ id: z.string(), properties })
const objects = z.object({ results: z.array(object) })

export type HubspotObject = z.infer<typeof object>
export type PropertyValues = Record<string, string>

export const objectsPath = (type: ObjectType) => `/crm/objects/${apiVersion}/${type}`

export const propertyOf = (record: HubspotObject, name: string): string | undefined =>
  record.properties[name] || undefined

export const absentAsUndefined = (error: unknown): undefined => {
  if (error instanceof ProviderError && error.code === 'not-found') return undefined
  throw error
}

/** By id, or by another property with unique values; reads what was written a moment ago. */
export async function findObject(
  api: Api,
  wanted: { type: ObjectType; id: string; idProperty?: string; properties: readonly string[] },
): Promise<HubspotObject | undefined> {
  const { type, id, idProperty } = wanted
  const query = {
    properties: wanted.properties.join(','),
    ...(idProperty ? { idProperty } : {}),
  }
  const path = `${objectsPath(type)}/${encodeURIComponent(id)}`
  return api({ method: 'GET', path, query }, object).catch(absentAsUndefined)
}

/** Ids that do not exist are left out. */
export async function readObjects(
  api: Api,
  wanted: { type: ObjectType; ids: readonly string[]; properties: readonly string[] },
): Promise<HubspotObject[]> {
  const { type, ids } = wanted
  const found: HubspotObject[] = []
  for (let start = 0; start < ids.length; start += 100) {
    const body = {
      properties: wanted.properties,
      propertiesWithHistory: [],
      inputs: ids.slice(start, start + 100).map(id => ({ id })),
    }
    const path = `${objectsPath(type)}/batch/read`
    found.push(...(await api({ method: 'POST', path, body }, objects)).results)
  }
  return found
}

/** The index follows writes after moments to a minute: never the only proof that a record is absent. */
export const searchObjects = async (
  api: Api,
  type: ObjectType,
  request: {
    query?: string
    filterGroups?: readonly {
      filters: readonly { propertyName: string; operator: string; value: string }[]
    }[]
    properties: readonly string[]
    limit: number
  },
): Promise<HubspotObject[]> => {
  const path = `${objectsPath(type)}/search`
  return (await api({ method: 'POST', path, body: request }, objects)).results
}

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
