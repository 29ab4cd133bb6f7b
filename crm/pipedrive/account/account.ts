import { z } from 'zod'
import { ensureTrackingFields, type TrackingFields } from '../activities/tracking.ts'
import type { Sender } from './adapter.ts'
import { type Api, apiAt } from './api.ts'
import { keepUsers, type Users } from './users.ts'

const vendorUrl = 'https://api.pipedrive.com'

const me = z.object({
  company_id: z.number(),
  company_name: z.string().nullish(),
  company_domain: z.string().regex(/^[a-z0-9-]+$/i),
})
const activityType = z.object({
  name: z.string(),
  key_string: z.string(),
  icon_key: z.string().nullish(),
  active_flag: z.boolean().nullish(),
})

export type ActivityType = z.infer<typeof activityType>

/** Settings that differ between Pipedrive accounts. */
export interface Account {
  /** Address under which people view records, without a trailing slash. */
  homeUrl: string
  api: Api
  users: Users
  activityTypes: readonly ActivityType[]
  /** Epoch ms. */
  now(): number
}

export const readCompany = (api: Api): Promise<z.infer<typeof me>> =>
  api(clients => clients.users.getCurrentUser(), me)

const homeUrlOf = (domain: string) => `https://${domain}.pipedrive.com`

/**
 * Every company has an API address of its own, the `api_domain` of its tokens. A stand-in has one address for
 * all.
 */
export const companyApiUrl = (apiUrl: string, domain: string) =>
  apiUrl === vendorUrl ? homeUrlOf(domain) : apiUrl

export async function readAccount(apiUrl: string, sender: Sender): Promise<Account> {
  const { company_domain: domain } = await readCompany(apiAt(apiUrl, sender))
  const api = apiAt(companyApiUrl(apiUrl, domain), sender)
  const types = z.array(activityType).nullable()
  const listed = (await api(clients => clients.activityTypes.getActivityTypes(), types)) ?? []
  const activityTypes = listed.filter(({ active_flag }) => active_flag !== false)
  const users = keepUsers(api, sender.now)
  return { homeUrl: homeUrlOf(domain), api, users, activityTypes, now: sender.now }
}

/** Accounts get new types and fields now and then, while a personal token lives for years. */
const keptMs = 10 * 60_000

/** Facts that are read from or set up in an account, then cached for some minutes. */
export interface AccountFacts {
  account(): Promise<Account>
  trackingFields(): Promise<TrackingFields>
  forget(): void
}

/** Caches an answer. A failed lookup is repeated. */
function keptWhileFresh<T>(ask: () => Promise<T>, now: () => number) {
  let kept: { at: number; answer: Promise<T> } | undefined
  const forget = () => {
    kept = undefined
  }
  const get = (): Promise<T> => {
    if (kept && now() - kept.at < keptMs) return kept.answer
    const answer = ask().catch((error: unknown) => {
      forget()
      throw error
    })
    kept = { at: now(), answer }
    return answer
  }
  return { get, forget }
}

export function accountFacts(read: () => Promise<Account>, now: () => number): AccountFacts {
  const account = keptWhileFresh(read, now)
  const fields = keptWhileFresh(async () => ensureTrackingFields((await account.get()).api), now)
  return {
    account: account.get,
    trackingFields: fields.get,
    forget: () => {
      account.forget()
      fields.forget()
    },
  }
}
