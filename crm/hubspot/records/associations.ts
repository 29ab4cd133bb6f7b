import { z } from 'zod'
import { pageLimit } from '../../../src/providers/page-limit.ts'
import { type Api, apiVersion } from '../account/api.ts'
import {
  absentAsUndefined,
  type HubspotObject,
  type ObjectType,
  objectsPath,
} from '../account/objects.ts'

const category = 'HUBSPOT_DEFINED'
const primaryCompany = 1
const meetingTo = { contacts: 200, companies: 188, deals: 212, tickets: 226 } as const

/** Types that a meeting can be associated with. */
export type Associated = keyof typeof meetingTo

export const associationTypes = (to: Associated) => [
  { associationCategory: category, associationTypeId: meetingTo[to] },
]

const link = z.object({
  toObjectId: z.coerce.string(),
  associationTypes: z.array(z.object({ typeId: z.number() })).default([]),
})
const links = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: z.coerce.string() }),
      to: z.array(link),
      paging: z.object({ next: z.object({ after: z.string() }).optional() }).optional(),
    }),
  ),
})

type Link = z.infer<typeof link>

interface Ends {
  from: ObjectType
  to: ObjectType
}

/** Reads the links of each record, page by page. Unlike the search, it includes recent writes. */
export async function listLinks(
  api: Api,
  { from, to }: Ends,
  ids: readonly string[],
): Promise<Map<string, Link[]>> {
  const path = `/crm/associations/${apiVersion}/${from}/${to}/batch/read`
  const found = new Map<string, Link[]>()
  const allowed = new Map<string, (next: string) => void>()
  const inputs: { id: string; after?: string }[] = ids.map(id => ({ id }))
  while (inputs.length > 0) {
    const body = { inputs: inputs.splice(0, 100) }
    const { results } = await api({ method: 'POST', path, body }, links)
    for (const { from: source, to: targets } of results)
      found.set(source.id, [...(found.get(source.id) ?? []), ...targets])
    for (const { from: source, paging } of results) {
      if (!paging?.next) continue
      const { after } = paging.next
      const allow = allowed.get(source.id) ?? pageLimit('hubspot')
      allowed.set(source.id, allow)
      allow(after)
      inputs.push({ id: source.id, after })
    }
  }
  return found
}

/** Ids linked with a record, some of which came with it; no duplicates, in HubSpot's order. */
export async function linkedIds(
  api: Api,
  record: HubspotObject,
  { from, to }: Ends,
): Promise<string[]> {
  const read = record.associations?.[to]
  const ids = read?.paging?.next
    ? ((await listLinks(api, { from, to }, [record.id])).get(record.id) ?? []).map(
        ({ toObjectId }) => toObjectId,
      )
    : (read?.results ?? []).map(({ id }) => id)
  return [...new Set(ids)]
}

/** Of several companies takes the one that HubSpot calls primary. Otherwise takes none. */
export async function mainCompanyId(api: Api, contact: HubspotObject): Promise<string | undefined> {
  const ids = await linkedIds(api, contact, { from: 'contacts', to: 'companies' })
  if (ids.length < 2) return ids[0]
  const all = await listLinks(api, { from: 'contacts', to: 'companies' }, [contact.id])
  return all
    .get(contact.id)
    ?.find(company => company.associationTypes.some(({ typeId }) => typeId === primaryCompany))
    ?.toObjectId
}

interface MeetingLink {
  meetingId: string
  to: Associated
  id: string
}

const linkPath = ({ meetingId, to, id }: MeetingLink) =>
  `${objectsPath('meetings')}/${meetingId}/associations/${to}/${id}`

/** Idempotent. */
export const associateMeeting = async (api: Api, wanted: MeetingLink): Promise<void> => {
  const body = associationTypes(wanted.to)
  await api({ method: 'PUT', path: linkPath(wanted), body }, z.unknown())
}

/** Succeeds if the association or the record does not exist. */
export const dissociateMeeting = async (api: Api, unwanted: MeetingLink): Promise<void> => {
  await api({ method: 'DELETE', path: linkPath(unwanted) }, z.unknown()).catch(absentAsUndefined)
}
