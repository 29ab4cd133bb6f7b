/**
 * HubSpot, by the dated API paths (2026-09) sent through `@hubspot/api-client`. Authentication: OAuth, or a
 * static service key. Limits per account: 100–190 requests in 10 s and 5 searches in 1 s. `call-limiter.ts`
 * enforces them for all calls of a process; if another process uses up the limit, a 429 pauses all calls.
 * Webhooks (v3 signature) are subscribed to in the app's own files, so the provider has no `watch`. Written
 * from the guides on contacts, meetings, associations, owners, properties, search, webhooks, request validation
 * and OAuth (developers.hubspot.com).
 *
 * Quirks met:
 * - There is no idempotency key. Meetings carry a unique property of ours, so HubSpot refuses a repeat.
 * - The search shows writes only after moments.
 * - HubSpot's calendar sync may log the same meeting; its iCalendar UID identifies it.
 * - Admins may require properties on any write.
 * - An owner id is not a user id.
 * - A batch with unknown ids answers 207.
 * - Meetings have no main contact.
 * - A second address identifies a contact too, but only the search finds it.
 */
import type { CrmContext, CrmDescriptor, CrmProvider } from '../contract/crm-provider.ts'
import { type AccountFacts, accountFacts } from './account/account-facts.ts'
import { makeApi } from './account/api.ts'
import { embedding } from './account/app-request.ts'
import { CallLimiter } from './account/call-limiter.ts'
import { oauth } from './account/oauth.ts'
import { readWebhook } from './account/read-webhook.ts'
import { Kept } from './meetings/kept.ts'
import { namingProperties } from './meetings/name-properties.ts'
import { makeProvider } from './provider.ts'

/** By token, so that a workspace that switches accounts never sees facts of the old account. */
const keptFacts = new Kept<AccountFacts>()
/**
 * By token and by workspace: a service key may serve several workspaces, and an OAuth token lives half an hour.
 */
const keptLimiters = new Kept<CallLimiter>()

/** Reads the facts of the current token's account at each call. */
const currentFacts = (current: () => Promise<AccountFacts>): AccountFacts => ({
  account: async () => (await current()).account(),
  hasTracking: async () => (await current()).hasTracking(),
  stages: async type => (await current()).stages(type),
  owners: {
    idOf: async email => (await current()).owners.idOf(email),
    emailOf: async id => (await current()).owners.emailOf(id),
    nameOfUser: async id => (await current()).owners.nameOfUser(id),
  },
  forget: async () => (await current()).forget(),
})

const create = (context: CrmContext): CrmProvider => {
  const { apiUrl, accessToken, publicUrl, sleep, workspaceId, clock = Date.now } = context
  const limiterOf = (token: string) =>
    keptLimiters.get(
      [`${apiUrl} ${token}`, `${apiUrl} of ${workspaceId}`],
      () => new CallLimiter({ clock, sleep }),
    )
  const api = namingProperties(makeApi({ apiUrl, accessToken, limiterOf, sleep }))
  const facts = currentFacts(async () =>
    keptFacts.get([`${apiUrl} ${await accessToken()}`], () => accountFacts(api, clock)),
  )
  return makeProvider({ api, facts, publicUrl, clock })
}

const descriptor: CrmDescriptor = {
  id: 'hubspot',
  label: 'HubSpot',
  oauth,
  create,
  embedding,
  readWebhook,
}

export default descriptor
