import type { CrmMeeting } from '../../contract/crm-provider.ts'
import type { Api } from '../account/api.ts'
import { type HubspotObject, propertyOf, readObjects, searchObjects } from '../account/objects.ts'

const properties = ['hs_meeting_external_url', 'hs_i_cal_uid', 'hs_internal_meeting_notes'] as const

const pick = (records: HubspotObject[], { url, iCalUid }: CrmMeeting) =>
  records.find(record => propertyOf(record, 'hs_meeting_external_url') === url) ??
  records.find(record => propertyOf(record, 'hs_i_cal_uid') === iCalUid)

/**
 * Finds a record of this meeting that HubSpot's calendar sync or a call with a lost response created. The
 * contact's own meetings come first: unlike the search, they include recent writes.
 */
export async function findTwin(
  api: Api,
  { meeting, besideIds }: { meeting: CrmMeeting; besideIds: readonly string[] },
): Promise<HubspotObject | undefined> {
  const beside = await readObjects(api, { type: 'meetings', ids: besideIds, properties })
  const found = pick(beside, meeting)
  if (found) return found
  const equals = (propertyName: string, value: string) => ({
    filters: [{ propertyName, operator: 'EQ', value }],
  })
  const indexed = await searchObjects(api, 'meetings', {
    filterGroups: [
      equals('hs_meeting_external_url', meeting.url),
      equals('hs_i_cal_uid', meeting.iCalUid),
    ],
    properties,
    limit: 10,
  })
  return pick(indexed, meeting)
}
