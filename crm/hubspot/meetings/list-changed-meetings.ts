import { pageLimit } from '../../../src/providers/page-limit.ts'
import type { CrmChanges } from '../../contract/crm-changes.ts'
import type { Home } from '../account/account-access.ts'
import type { Api } from '../account/api.ts'
import { type HubspotObject, searchPage } from '../account/objects.ts'
import { changedAtOf, heldProperties, toHeldMeetings } from './held-meeting.ts'

const perPage = 100
/** HubSpot's search shows no more than that of one question. */
const maxFound = 10_000
/** By how much the index may show an earlier change after a later one. */
const lagMs = 2 * 60_000
/** After such a silence nothing earlier is to come; wide enough for clocks that differ. */
const silenceMs = 10 * 60_000

interface Found {
  records: HubspotObject[]
  hasMore: boolean
}

const lastChange = ({ records }: Found, since: number): number => {
  const last = records.at(-1)
  return last ? changedAtOf(last) : since
}

/** At least a page, and so many that the last change is later than `since`: the next question starts there. */
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
 * Through the search, which follows writes after moments. So at the end of a list the next question starts
 * some minutes before the newest change, unless that is long past: then nothing can be missing before it.
 */
export async function listChangedMeetings(home: Home, since: number): Promise<CrmChanges> {
  const found = await findChanged(home.api, since)
  const { records, hasMore } = found
  const last = lastChange(found, since)
  return { meetings: await toHeldMeetings(home, records), hasMore, until: nextStart() }

  function nextStart(): number {
    if (records.length === 0) return since
    // More changes of one moment than the search shows: what is left of them cannot be had.
    if (hasMore) return last > since ? last : since + 1
    return home.clock() - last > silenceMs ? last + 1 : last - lagMs
  }
}
