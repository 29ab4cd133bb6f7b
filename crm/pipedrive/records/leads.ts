import { z } from 'zod'
import { absentAsUndefined, isRejected } from '../account/answers-to-errors.ts'
import type { Api, Clients } from '../account/api.ts'

const lead = z.object({
  id: z.string(),
  title: z.string(),
  person_id: z.number().nullish(),
  organization_id: z.number().nullish(),
  is_archived: z.boolean().nullish(),
})
const named = z.object({ name: z.string().nullish() }).nullish()
const item = z.object({
  id: z.string(),
  title: z.string(),
  person: named,
  organization: named,
  is_archived: z.boolean().nullish(),
})
const found = z.object({ items: z.array(z.object({ item })) })

export type Lead = z.infer<typeof lead>

const maxOpen = 50

export const isLeadId = (id: string): boolean =>
  /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id)

/** Plans without leads refuse the call, and so do old connections without the scope. Both count as no leads. */
const refusedAsNone = (error: unknown): [] => {
  if (isRejected(error)) return []
  throw error
}

/** Leads that are not archived, oldest first. */
export const listOpenLeads = async (
  api: Api,
  of: { person_id: number } | { organization_id: number },
): Promise<Lead[]> => {
  const ask = ({ leads }: Clients) => leads.getLeads({ ...of, limit: maxOpen })
  const listed = await api(ask, z.array(lead).nullable()).catch(refusedAsNone)
  return (listed ?? []).filter(({ is_archived }) => !is_archived)
}

export const readLead = (api: Api, id: string): Promise<Lead | undefined> =>
  api(clients => clients.leads.getLead({ id }), lead).catch(absentAsUndefined)

/** Searches leads that are not archived by part of their title. */
export async function searchLeads(api: Api, term: string, limit: number) {
  const query = { term, limit, fields: 'title' } as const
  const { items } = await api(clients => clients.leadSearch.searchLeads(query), found)
  return items.flatMap(({ item: one }) => (one.is_archived ? [] : one)).slice(0, limit)
}
