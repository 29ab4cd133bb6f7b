import { z } from 'zod'
import { emailKey } from '../../../src/text/email-address.ts'
import type { Api } from './api.ts'

const user = z.object({
  id: z.number(),
  email: z.string(),
  active_flag: z.boolean().optional(),
  timezone_name: z.string().nullish(),
})

type PipedriveUser = z.infer<typeof user>

const users = z.array(user).nullable()

const listUsers = async (api: Api): Promise<PipedriveUser[]> =>
  (await api(clients => clients.users.getUsers(), users)) ?? []

const keptMs = 10 * 60_000

/** Users of the account, cached for minutes: listing them costs as much as reading twenty records. */
export interface Users {
  /** Finds by email, case-insensitively; undefined for a person without a seat. */
  byEmail(address: string): Promise<PipedriveUser | undefined>
  byId(id: number | null | undefined): Promise<PipedriveUser | undefined>
}

/** An unknown user may be new, so the list is read again at once. A deactivated user counts as absent. */
export function keepUsers(api: Api, now: () => number): Users {
  let kept: { at: number; users: PipedriveUser[] } | undefined
  const find = async (isIt: (user: PipedriveUser) => boolean) => {
    const at = now()
    const known = kept && at - kept.at < keptMs ? kept.users.find(isIt) : undefined
    if (!known) kept = { at, users: await listUsers(api) }
    const found = known ?? kept?.users.find(isIt)
    return found?.active_flag === false ? undefined : found
  }
  return {
    byEmail: address => {
      const wanted = emailKey(address)
      return find(({ email }) => emailKey(email) === wanted)
    },
    byId: async id => (id ? find(user => user.id === id) : undefined),
  }
}
