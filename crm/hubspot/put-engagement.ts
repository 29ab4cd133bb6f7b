import { z } from 'zod'
import type { CrmMeeting } from '../crm-provider.ts'
import { bookingIdProperty } from './account.ts'
import { errorOfAnswer } from './answers-to-errors.ts'
import type { Api } from './api.ts'
import { listMeetingIds, meetingToContact } from './associations.ts'
import {
  absentAsUndefined,
  createObject,
  findObject,
  type HubspotObject,
  objectsPath,
  type PropertyValues,
  propertyOf,
  readObjects,
  searchObjects,
  updateObject,
} from './objects.ts'

const recognisedBy = ['hs_meeting_external_url', 'hs_i_cal_uid'] as const

const isOurs = (record: HubspotObject, { url }: CrmMeeting) =>
  propertyOf(record, 'hs_meeting_external_url') === url
const isSyncedCopy = (record: HubspotObject, { iCalUid }: CrmMeeting) =>
  propertyOf(record, 'hs_i_cal_uid') === iCalUid

const pick = (records: HubspotObject[], meeting: CrmMeeting): string | undefined =>
  (
    records.find(record => isOurs(record, meeting)) ??
    records.find(record => isSyncedCopy(record, meeting))
  )?.id

/**
 * A record of this meeting that an earlier, lost answer or HubSpot's own calendar sync left there.
 * The contact's own meetings are read first: unlike the search they show what was just written.
 */
async function findTwin(
  api: Api,
  { meeting, contactId }: { meeting: CrmMeeting; contactId: string },
): Promise<string | undefined> {
  const ids = await listMeetingIds(api, contactId)
  const beside = await readObjects(api, { type: 'meetings', ids, properties: recognisedBy })
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
    properties: recognisedBy,
    limit: 10,
  })
  return pick(indexed, meeting)
}

const findByBookingId = async (api: Api, bookingId: string): Promise<string | undefined> =>
  (
    await findObject(api, {
      type: 'meetings',
      id: bookingId,
      idProperty: bookingIdProperty,
      properties: [bookingIdProperty],
    })
  )?.id

const upserted = z.object({
  results: z.array(z.object({ id: z.string() })),
  errors: z.array(z.unknown()).default([]),
})

async function upsertByBookingId(api: Api, id: string, properties: PropertyValues) {
  const { [bookingIdProperty]: _key, ...rest } = properties
  const inputs = [{ id, idProperty: bookingIdProperty, objectWriteTraceId: id, properties: rest }]
  const path = `${objectsPath('meetings')}/batch/upsert`
  const { results, errors } = await api({ method: 'POST', path, body: { inputs } }, upserted)
  const made = results[0]
  if (made) return made.id
  // A batch of one that failed answers 207, with the row's refusal and no result.
  throw errorOfAnswer({ status: 400, headers: new Headers(), body: errors[0] })
}

const update = async (api: Api, id: string | undefined, properties: PropertyValues) =>
  id === undefined
    ? undefined
    : (await updateObject(api, { type: 'meetings', id, properties }).catch(absentAsUndefined))?.id

/** The one record for the meeting's life; answers its id. Deleted in HubSpot since, it is made anew. */
export async function putEngagement(
  api: Api,
  input: {
    meeting: CrmMeeting
    contactId: string
    knownId: string | undefined
    properties: PropertyValues
  },
): Promise<string> {
  const { meeting, contactId, knownId, properties } = input
  const known = await update(api, knownId, properties)
  if (known) return known
  const isKeyed = bookingIdProperty in properties
  const keyed = isKeyed ? await findByBookingId(api, meeting.id) : undefined
  const twin = keyed ?? (await findTwin(api, { meeting, contactId }))
  const updated = await update(api, twin, properties)
  if (updated) return updated
  if (isKeyed) return upsertByBookingId(api, meeting.id, properties)
  const associations = [{ to: { id: contactId }, types: [meetingToContact] }]
  return (await createObject(api, 'meetings', { properties, associations })).id
}
