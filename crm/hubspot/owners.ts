import { z } from 'zod'
import { type Api, apiVersion } from './api.ts'
import { absentAsUndefined } from './objects.ts'

const owner = z.object({ id: z.string(), email: z.string().nullish() })
const owners = z.object({ results: z.array(owner) })

const path = `/crm/owners/${apiVersion}`

/** The owner id (not the user id) of a colleague; undefined for who has no seat there. */
export async function findOwnerId(api: Api, email: string): Promise<string | undefined> {
  const query = { email: email.toLowerCase(), limit: '1', archived: 'false' }
  const { results } = await api({ method: 'GET', path, query }, owners)
  return results[0]?.id
}

/** Undefined where the owner has left the account. */
export async function findOwnerEmail(api: Api, id: string): Promise<string | undefined> {
  const query = { idProperty: 'id', archived: 'false' }
  const found = await api(
    { method: 'GET', path: `${path}/${encodeURIComponent(id)}`, query },
    owner,
  ).catch(absentAsUndefined)
  return found?.email ?? undefined
}
