import { z } from 'zod'
import type { Api } from './api.ts'

const user = z.object({
  id: z.number(),
  email: z.string(),
  active_flag: z.boolean().optional(),
  timezone_name: z.string().nullish(),
})

export type PipedriveUser = z.infer<typeof user>

const users = z.array(user).nullable()

/** Everybody of the account who may sign in. */
export const listUsers = async (api: Api): Promise<PipedriveUser[]> =>
  ((await api(clients => clients.users.getUsers(), users)) ?? []).filter(
    ({ active_flag }) => active_flag !== false,
  )

/** Undefined for who has no seat there. */
export const findUser = (
  users: readonly PipedriveUser[],
  address: string,
): PipedriveUser | undefined =>
  users.find(({ email }) => email.toLowerCase() === address.trim().toLowerCase())
