/**
 * Pipedrive, API v2 and, for users and activity types, v1, through the client `pipedrive` with a sender of
 * ours (its own drops status and headers of refusals). Authentication: OAuth, whose calls go to the
 * company's own address, or a personal API token of 40 digits. Limits: a daily budget of tokens and a burst
 * limit per 2 s, told by 429; who hammers on gets a 403 with a page. Waited for by the job runner.
 * Written from the guides on persons, activities, organizations, fields, OAuth and rate limits
 * (pipedrive.readme.io, developers.pipedrive.com).
 *
 * Quirks met: nothing is unique, neither addresses nor names, so whoever makes a record looks again and
 * takes their own away if another was first; the search follows writes after moments, so the newest records
 * are read beside it; no idempotency key, so the activity's note ends with a line holding our id, and what
 * colleagues write below that line stays. Activity fields cannot be made by API, and an activity's own
 * `outcome` takes only values set up for its type, so the outcome is the first line of the note
 * ("Parley outcome: no-show") and `done` tells whether the meeting is over. The conference link is
 * read-only, so a video link goes into the location. Every person has an owner: those we make get the host.
 */
import type { CrmContext, CrmDescriptor, CrmProvider } from '../crm-provider.ts'
import { type AccountFacts, accountFacts, readAccount } from './account.ts'
import { embedding } from './app-token.ts'
import { oauth } from './oauth.ts'
import { makePace } from './pace.ts'
import { makeProvider } from './provider.ts'
import { readWebhook } from './read-webhook.ts'

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
    const sender = { accessToken, now, pace: makePace({ now, sleep }) }
    return accountFacts(() => readAccount(apiUrl, sender))
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
