import { readInstant } from '../../../src/scheduling/instant.ts'
import type { CrmHeldMeeting } from '../../contract/crm-changes.ts'
import { bookingIdProperty, recordUrl } from '../account/account.ts'
import type { AccountAccess } from '../account/account-access.ts'
import type { Api } from '../account/api.ts'
import { findObject, type HubspotObject, propertyOf, readObjects } from '../account/objects.ts'
import { fullName } from '../people/contacts.ts'
import { listLinks } from '../records/associations.ts'
import { findOption } from './outcomes.ts'
import { readShared, sharedProperties } from './shared-fields.ts'

/** Properties of every read. HubSpot leaves out those that an account lacks. */
export const heldProperties = [
  ...sharedProperties,
  'hs_activity_type',
  'hs_createdate',
  'hs_i_cal_uid',
  'hs_lastmodifieddate',
  'hs_meeting_external_url',
  'hs_updated_by_user_id',
  'hubspot_owner_id',
  bookingIdProperty,
] as const

/** If HubSpot does not return the creation time, the time of the first change is used. */
const createdAtOf = (record: HubspotObject): number =>
  readInstant(propertyOf(record, 'hs_createdate')) ?? changedAtOf(record)

export const changedAtOf = (record: HubspotObject): number =>
  readInstant(propertyOf(record, 'hs_lastmodifieddate')) ?? 0

const entityId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Our key identifies it. In accounts without the key, the address of the meeting's page does. */
function meetingIdOf(record: HubspotObject, publicUrl: string): string | undefined {
  const key = propertyOf(record, bookingIdProperty)
  if (key) return key
  const address = propertyOf(record, 'hs_meeting_external_url') ?? ''
  const last = address.split('/').at(-1) ?? ''
  return address.startsWith(`${publicUrl}/`) && entityId.test(last) ? last : undefined
}

/** Contacts of each meeting, by meeting id. */
async function listContacts(
  api: Api,
  ids: readonly string[],
): Promise<Map<string, CrmHeldMeeting['contacts']>> {
  const links = await listLinks(api, { from: 'meetings', to: 'contacts' }, ids)
  const contactIds = [...new Set([...links.values()].flat().map(({ toObjectId }) => toObjectId))]
  const properties = ['email', 'firstname', 'lastname']
  const found = await readObjects(api, { type: 'contacts', ids: contactIds, properties })
  const byId = new Map(found.map(contact => [contact.id, contact]))
  const contactOf = (id: string) => {
    const contact = byId.get(id)
    const email = contact && propertyOf(contact, 'email')
    return email ? [{ id, email, name: fullName(contact) }] : []
  }
  return new Map(
    [...links].map(([id, to]) => [id, to.flatMap(({ toObjectId }) => contactOf(toObjectId))]),
  )
}

/** Maps records to our terms and keeps their order. */
export async function toHeldMeetings(
  { api, facts, publicUrl }: AccountAccess,
  records: readonly HubspotObject[],
): Promise<CrmHeldMeeting[]> {
  const account = await facts.account()
  const contacts = await listContacts(
    api,
    records.map(({ id }) => id),
  )
  const held: CrmHeldMeeting[] = []
  for (const record of records) {
    const ownerId = propertyOf(record, 'hubspot_owner_id')
    const userId = propertyOf(record, 'hs_updated_by_user_id')
    const type = propertyOf(record, 'hs_activity_type')
    held.push({
      ...readShared(record),
      engagementId: record.id,
      meetingId: meetingIdOf(record, publicUrl),
      iCalUid: propertyOf(record, 'hs_i_cal_uid'),
      meetingType: type && (findOption(account.activityTypes, type)?.label || type),
      hostEmail: ownerId && (await facts.owners.emailOf(ownerId)),
      contacts: contacts.get(record.id) ?? [],
      createdAt: createdAtOf(record),
      changedAt: changedAtOf(record),
      changedBy: userId && (await facts.owners.nameOfUser(userId)),
      url: recordUrl(account, { typeId: '0-47', id: record.id }),
    })
  }
  return held
}

export async function readMeeting(
  access: AccountAccess,
  id: string,
): Promise<CrmHeldMeeting | undefined> {
  const record = await findObject(access.api, { type: 'meetings', id, properties: heldProperties })
  return record && (await toHeldMeetings(access, [record]))[0]
}
