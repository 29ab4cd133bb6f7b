import { z } from 'zod'
import { emailKey } from '../../../src/text/email-address.ts'
import { type Api, apiVersion } from '../account/api.ts'
import { absentAsUndefined } from '../account/objects.ts'

const owner = z.object({
  id: z.string(),
  email: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
})
const owners = z.object({ results: z.array(owner) })

const path = `/crm/owners/${apiVersion}`
const keptMs = 10 * 60_000

/** Users with a seat. Lookups are cached. */
export interface Owners {
  /** Returns the owner id (not the user id); undefined for a user without a seat. */
  idOf(email: string): Promise<string | undefined>
  /** Undefined if the owner has left the account. */
  emailOf(id: string): Promise<string | undefined>
  /** Name, or else email, of the user with this id; undefined if no owner has it. */
  nameOfUser(userId: string): Promise<string | undefined>
}

async function findOwnerId(api: Api, email: string): Promise<string | undefined> {
  const query = { email, limit: '1', archived: 'false' }
  const { results } = await api({ method: 'GET', path, query }, owners)
  return results[0]?.id
}

const findOwner = (api: Api, idProperty: 'id' | 'userId', id: string) =>
  api(
    {
      method: 'GET',
      path: `${path}/${encodeURIComponent(id)}`,
      query: { idProperty, archived: 'false' },
    },
    owner,
  ).catch(absentAsUndefined)

const nameOf = ({ firstName, lastName, email }: z.infer<typeof owner>) =>
  [firstName, lastName].filter(Boolean).join(' ') || email || undefined

/** Caches answers by key, also pending ones. Failed lookups are repeated. */
function keptFor<T>(clock: () => number, ask: (key: string) => Promise<T>) {
  const kept = new Map<string, { at: number; answer: Promise<T> }>()
  return (key: string): Promise<T> => {
    const known = kept.get(key)
    if (known && clock() - known.at < keptMs) return known.answer
    const answer = ask(key).catch((error: unknown) => {
      kept.delete(key)
      throw error
    })
    kept.set(key, { at: clock(), answer })
    return answer
  }
}

export function makeOwners(api: Api, clock: () => number): Owners {
  const idOf = keptFor(clock, email => findOwnerId(api, email))
  return {
    idOf: email => idOf(emailKey(email)),
    emailOf: keptFor(clock, async id => (await findOwner(api, 'id', id))?.email ?? undefined),
    nameOfUser: keptFor(clock, async userId => {
      const found = await findOwner(api, 'userId', userId)
      return found && nameOf(found)
    }),
  }
}
