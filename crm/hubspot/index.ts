/**
 * HubSpot, by the dated API paths (2026-09) sent through `@hubspot/api-client`. Authentication: OAuth, or
 * a static service key. Limits: 100–190 requests in 10 s, searches 5 in 1 s, told by 429 and waited for by
 * the job runner. Written from the guides on contacts, meetings, associations, owners, properties and OAuth
 * (developers.hubspot.com). Quirks met: no idempotency key, so meetings carry a unique property of ours;
 * the search follows writes after moments; HubSpot's calendar sync may log the same meeting, recognised by
 * its iCalendar UID; admins may require properties on any write; an owner id is not a user id.
 */
import type { CrmContext, CrmDescriptor, CrmProvider } from '../crm-provider.ts'
import { makeApi } from './api.ts'
import { embedding } from './app-request.ts'
import { oauth } from './oauth.ts'
import { type AccountFacts, accountFacts, makeProvider } from './provider.ts'

const keptAccounts = new Map<string, AccountFacts>()
const keptAccountLimit = 200

/** Kept by token, so that a workspace connected to another account never sees the old one's facts. */
const factsFor = (key: string, make: () => AccountFacts): AccountFacts => {
  const kept = keptAccounts.get(key) ?? make()
  keptAccounts.delete(key)
  keptAccounts.set(key, kept)
  const [oldest] = keptAccounts.keys()
  if (oldest !== undefined && keptAccounts.size > keptAccountLimit) keptAccounts.delete(oldest)
  return kept
}

const create = ({ apiUrl, accessToken }: CrmContext): CrmProvider => {
  const api = makeApi({ apiUrl, accessToken })
  const current = async () => factsFor(`${apiUrl} ${await accessToken()}`, () => accountFacts(api))
  const facts: AccountFacts = {
    account: async () => (await current()).account(),
    hasTracking: async () => (await current()).hasTracking(),
    forget: async () => (await current()).forget(),
  }
  return makeProvider({ api, facts })
}

const descriptor: CrmDescriptor = { id: 'hubspot', label: 'HubSpot', oauth, create, embedding }

export default descriptor
