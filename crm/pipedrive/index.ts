/**
 * Pipedrive, API v2 and, for users, activity types, leads and webhooks, v1, through the client `pipedrive` with
 * a sender of ours (its own drops status and headers of refusals). Authentication: OAuth, whose calls go to the
 * company's own address, or a personal API token of 40 digits. Limits: a daily budget of tokens, renewed at the
 * vendor's midnight (`x-daily-ratelimit-token-remaining`), and a burst limit per 2 s, 10 searches among it; both
 * told by 429. Who hammers on gets a 403 with a page. The calls of an account are spread (`call-limiter.ts`), what has
 * to wait longer is the job runner's. Written from the guides on persons, activities, organizations, fields,
 * leads, webhooks v2, OAuth, app removal and rate limits (pipedrive.readme.io, developers.pipedrive.com).
 *
 * Quirks met: nothing is unique, neither addresses nor names, so whoever makes a record looks again and
 * takes their own away if another was first; the search follows writes after moments, so the newest records
 * are read beside it; no idempotency key, so a block of the activity's note holds our id. Fields of activities
 * cannot be made by API (there is only a list to read), and an activity's own `outcome` takes only values set up
 * for its type, so the outcome is that block's first line ("Parley outcome: no-show"), and `done` tells whether
 * the meeting is over: either may be changed there. The note is HTML, the public description, which goes into
 * calendars, plain text. The conference link is read-only, so a video link goes into the location. An activity
 * stands with a deal or with a lead, never with both; null takes a link away, though the client's types do not
 * say so. Listed by person it shows only where that one is its primary participant. Every person has an owner:
 * those we make get the host. Webhooks are not signed: they carry a user and password of ours and only lead us
 * to look; ten failures ban one for half an hour, without its messages, so changes are asked for as well.
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

/** Kept by token, so that a workspace connected to another account never sees the old one's facts. */
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
    // Kept with the account's facts: all who speak with the account share its limits.
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
