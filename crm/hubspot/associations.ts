import { z } from 'zod'
import { type Api, apiVersion } from './api.ts'
import {
  type HubspotObject,
  type ObjectType,
  objectsPath,
  propertyOf,
  readObjects,
} from './objects.ts'

const category = 'HUBSPOT_DEFINED'
const primaryCompany = 1
const meetingTo = { contacts: 200, companies: 188, deals: 212 } as const

export const meetingToContact = {
  associationCategory: category,
  associationTypeId: meetingTo.contacts,
}

const link = z.object({
  toObjectId: z.coerce.string(),
  associationTypes: z.array(z.object({ typeId: z.number() })).default([]),
})
const links = z.object({
  results: z.array(
    z.object({
      to: z.array(link),
      paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
    }),
  ),
})

type Link = z.infer<typeof link>

/** Reads what was written a moment ago, unlike the search. */
async function listLinks(api: Api, contactId: string, to: ObjectType): Promise<Link[]> {
  const path = `/crm/associations/${apiVersion}/contacts/${to}/batch/read`
  const found: Link[] = []
  let after: string | undefined
  do {
    const body = { inputs: [{ id: contactId, ...(after ? { after } : {}) }] }
    const { results } = await api({ method: 'POST', path, body }, links)
    found.push(...results.flatMap(result => result.to))
    after = results[0]?.paging?.next?.after
  } while (after)
  return found
}

export const listMeetingIds = async (api: Api, contactId: string): Promise<string[]> =>
  (await listLinks(api, contactId, 'meetings')).map(({ toObjectId }) => toObjectId)

export interface Surroundings {
  company: HubspotObject | undefined
  deal: HubspotObject | undefined
}

async function findCompany(api: Api, contactId: string): Promise<HubspotObject | undefined> {
  const companies = await listLinks(api, contactId, 'companies')
  const primary = companies.find(({ associationTypes }) =>
    associationTypes.some(({ typeId }) => typeId === primaryCompany),
  )
  const only = companies.length === 1 ? companies[0] : undefined
  const id = (primary ?? only)?.toObjectId
  if (!id) return undefined
  return (await readObjects(api, { type: 'companies', ids: [id], properties: ['name'] }))[0]
}

/** Between two open deals none is guessed. */
async function findOpenDeal(api: Api, contactId: string): Promise<HubspotObject | undefined> {
  const ids = (await listLinks(api, contactId, 'deals')).map(({ toObjectId }) => toObjectId)
  const deals = await readObjects(api, {
    type: 'deals',
    ids,
    properties: ['dealname', 'hs_is_closed'],
  })
  const open = deals.filter(deal => propertyOf(deal, 'hs_is_closed') !== 'true')
  return open.length === 1 ? open[0] : undefined
}

export const findSurroundings = async (api: Api, contactId: string): Promise<Surroundings> => ({
  company: await findCompany(api, contactId),
  deal: await findOpenDeal(api, contactId),
})

/** Repeating it changes nothing. */
export async function associateMeeting(
  api: Api,
  { meetingId, to, id }: { meetingId: string; to: keyof typeof meetingTo; id: string },
): Promise<void> {
  const path = `${objectsPath('meetings')}/${meetingId}/associations/${to}/${id}`
  const body = [{ associationCategory: category, associationTypeId: meetingTo[to] }]
  await api({ method: 'PUT', path, body }, z.unknown())
}
