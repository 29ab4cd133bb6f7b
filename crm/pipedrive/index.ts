/**
 * Pipedrive through the client `pipedrive` with our own adapter, since the client's adapter drops status and
 * headers of errors. API v2; v1 for users, activity types, leads and webhooks. Authentication: OAuth, whose
 * calls use the company's own address, or a personal API token of 40 digits. Limits: a daily budget of tokens,
 * renewed at the vendor's midnight (`x-daily-ratelimit-token-remaining`), and a burst limit per 2 s, of which
 * 10 may be searches. Exceeding either gives a 429; continuing gives a 403 with an HTML page. `call-limiter.ts`
 * spreads the calls of an account, and the job runner handles longer waits. Written from the guides on persons,
 * activities, organizations, fields, leads, webhooks v2, OAuth, app removal and rate limits
 * (pipedrive.readme.io, developers.pipedrive.com).
 *
 * Quirks met:
 * - Neither addresses nor names are unique. After creating a record, a caller looks again and deletes its own
 *   if another was first.
 * - The search shows writes only after moments, so the newest records are listed too.
 * - There is no idempotency key, so a block in the activity's note holds our id.
 * - The API can list activity fields but not create them, and an activity's `outcome` accepts only values set
 *   up for its type. Therefore the outcome is the first line of the block ("Parley outcome: no-show"), and
 *   `done` shows whether the meeting is over. Colleagues may change either.
 * - The note is HTML. The public description, which is copied into calendars, is plain text.
 * - The conference link is read-only, so a video link is written to the location.
 * - An activity has a deal or a lead, never both. Null removes a link, although the client's types do not allow
 *   it.
 * - A list by person contains only activities whose primary participant is that person.
 * - Every person has an owner. Persons that we create get the host.
 * - Webhooks are not signed. They carry a user and password of ours and only make us read the records. Ten
 *   failures suspend a webhook for half an hour and its messages are lost, so we also poll for changes.
 */
import type { CrmContext, CrmDescriptor, CrmProvider } from '../contract/crm-provider.ts'
import { type AccountFacts, accountFacts, readAccount } from './account/account.ts'
import { embedding } from './account/app-token.ts'
import { CallLimiter } from './account/call-limiter.ts'
import { oauth } from './account/oauth.ts'
import { readWebhook } from './account/read-webhook.ts'
import { makeProvider } from './provider.ts'

const keptAccounts = new Map<string, AccountFacts>()
const keptAccountLimit = 200

/** Cached by token, so that a workspace that switches accounts never sees facts of the old account. */
const factsFor = (key: string, make: () => AccountFacts): AccountFacts => {
  const kept = keptAccounts.get(key) ?? make()
  keptAccounts.delete(key)
  keptAccounts.set(key, kept)
  const [oldest] = keptAccounts.keys()
  if (oldest !== undefined && keptAccounts.size > keptAccountLimit) keptAccounts.delete(oldest)
  return kept
}

const create = ({ apiUrl, accessToken, sleep, clock: now = Date.now }: CrmContext): CrmProvider => {
  const make = () => {
    // The limiter is cached with the facts, so that all calls to the account share its limits.
    const sender = { accessToken, now, limiter: new CallLimiter({ clock: now, sleep }) }
    return accountFacts(() => readAccount(apiUrl, sender), now)
  }
  const current = async () => factsFor(`${apiUrl} ${await accessToken()}`, make)
  return makeProvider({
    account: async () => (await current()).account(),
    trackingFields: async () => (await current()).trackingFields(),
    forget: async () => (await current()).forget(),
  })
}

const descriptor: CrmDescriptor = {
  id: 'pipedrive',
  label: 'Pipedrive',
  oauth,
  create,
  readWebhook,
  embedding,
}

export default descriptor
