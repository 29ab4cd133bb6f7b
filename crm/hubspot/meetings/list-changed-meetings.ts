import { pageLimit } from '../../../src/providers/page-limit.ts'
import type { CrmChanges } from '../../contract/crm-changes.ts'
import type { AccountAccess } from '../account/account-access.ts'
import type { Api } from '../account/api.ts'
import { type HubspotObject, searchPage } from '../account/objects.ts'
import { changedAtOf, heldProperties, toHeldMeetings } from './held-meeting.ts'

const perPage = 100
/** HubSpot's search returns at most this many results for one query. */
const maxFound = 10_000
/** Delay of the index: an earlier change may appear after a later one. */
const lagMs = 2 * 60_000
/** After this much silence no earlier change can appear. Wide enough for clocks that differ. */
const silenceMs = 10 * 60_000

interface Found {
  records: HubspotObject[]
  hasMore: boolean
}

const lastChange = ({ records }: Found, since: number): number => {
  const last = records.at(-1)
  return last ? changedAtOf(last) : since
}

/**
 * Reads at least one page, and more until the last change is later than `since`, so that the next query
 * advances.
 */
async function findChanged(api: Api, since: number): Promise<Found> {
  const filter = { propertyName: 'hs_lastmodifieddate', operator: 'GTE', value: String(since) }
  const found: Found = { records: [], hasMore: false }
  const allow = pageLimit('hubspot')
  let after: string | undefined
  do {
    const page: Awaited<ReturnType<typeof searchPage>> = await searchPage(api, 'meetings', {
      filterGroups: [{ filters: [filter] }],
      sorts: ['hs_lastmodifieddate'],
      properties: heldProperties,
      limit: perPage,
      ...(after ? { after } : {}),
    })
    found.records.push(...page.results)
    after = page.after
    if (after) allow(after)
  } while (after && found.records.length < maxFound && lastChange(found, since) <= since)
  return { ...found, hasMore: after !== undefined }
}

/**
 * Uses the search, whose index is delayed. Therefore the next query starts some minutes before the newest
 * change, unless that change is old: then no earlier change can be missing.
 */
export async function listChangedMeetings(
  access: AccountAccess,
  since: number,
): Promise<CrmChanges> {
  const found = await findChanged(access.api, since)
  const { records, hasMore } = found
  const last = lastChange(found, since)
  return { meetings: await toHeldMeetings(access, records), hasMore, until: nextStart() }

  function nextStart(): number {
    if (records.length === 0) return since
    // More changes share one instant than the search returns. The rest cannot be read.
    if (hasMore) return last > since ? last : since + 1
    return access.clock() - last > silenceMs ? last + 1 : last - lagMs
  }
}
