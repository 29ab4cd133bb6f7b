import { z } from 'zod'
import { absentAsUndefined } from '../account/answers-to-errors.ts'
import { type Api, type Clients, listPages } from '../account/api.ts'

const deal = z.object({
  id: z.number(),
  title: z.string(),
  person_id: z.number().nullish(),
  org_id: z.number().nullish(),
  is_deleted: z.boolean().nullish(),
})
const named = z.object({ name: z.string().nullish() }).nullish()
const item = z.object({
  id: z.number(),
  title: z.string(),
  person: named,
  organization: named,
})
const found = z.object({ items: z.array(z.object({ item })) })

export type Deal = z.infer<typeof deal>

/** A longer list would be of no use as a choice. */
const maxOpen = 50

/** Open deals of a person or an organization, oldest first. */
export async function listOpenDeals(
  api: Api,
  of: { person_id: number } | { org_id: number },
): Promise<Deal[]> {
  const query = { ...of, status: 'open', sort_by: 'id', limit: maxOpen } as const
  const deals: Deal[] = []
  const ask = (clients: Clients, place: { cursor?: string }) =>
    clients.deals.getDeals({ ...query, ...place })
  for await (const one of listPages(api, ask, deal)) {
    if (deals.length >= maxOpen) break
    deals.push(one)
  }
  return deals
}

export async function readDeal(api: Api, id: number): Promise<Deal | undefined> {
  const record = await api(clients => clients.deals.getDeal({ id }), deal).catch(absentAsUndefined)
  return record?.is_deleted ? undefined : record
}

/** Searches open deals by part of their title. */
export async function searchDeals(api: Api, term: string, limit: number) {
  const query = { term, limit, fields: 'title', status: 'open' } as const
  const { items } = await api(clients => clients.deals.searchDeals(query), found)
  return items.map(({ item: one }) => one).slice(0, limit)
}
