import { emailKey } from '../../../src/text/email-address.ts'
import type { CrmMeeting, CrmMeetingRefs } from '../../contract/crm-provider.ts'
import { recordUrl } from '../account/account.ts'
import type { AccountAccess } from '../account/account-access.ts'
import type { PropertyValues } from '../account/objects.ts'
import { putContact } from '../people/put-contact.ts'
import { chooseAssociations } from './choose-associations.ts'
import { meetingWriter } from './meeting-properties.ts'
import { putEngagement } from './put-engagement.ts'
import { sharedOf } from './shared-fields.ts'
import { trackingProperties } from './tracking.ts'

/** Only the booking itself carries its source. A later change must not overwrite that of a newer booking. */
async function trackingOf(
  { facts }: AccountAccess,
  { tracking }: CrmMeeting,
  known: CrmMeetingRefs | undefined,
): Promise<PropertyValues> {
  const tracked = known ? {} : trackingProperties(tracking)
  const isTracked = Object.keys(tracked).length > 0 && (await facts.hasTracking())
  return isTracked ? tracked : {}
}

/** A host without a seat leaves the record without an owner. */
function hostOf({ host }: CrmMeeting, ownerId: string | undefined): string | undefined {
  return ownerId && emailKey(host.email)
}

/** Writes the contact, the associations and the record. Each step can be repeated. */
export async function putMeeting(
  access: AccountAccess,
  meeting: CrmMeeting,
  known: CrmMeetingRefs | undefined,
): Promise<CrmMeetingRefs> {
  const { api, facts } = access
  const account = await facts.account()
  const ownerId = await facts.owners.idOf(meeting.host.email)
  const writer = meetingWriter(meeting, { account, ownerId })
  const sent = sharedOf(meeting, account)
  const contact = await putContact(api, {
    person: meeting.contact,
    ownerId,
    tracking: await trackingOf(access, meeting, known),
    knownId: known?.contactId,
  })
  const { placed, ...names } = await chooseAssociations(api, { meeting, contact, known })
  const engagement = await putEngagement(api, { meeting, contact, known, placed, writer })
  const contactUrl = recordUrl(account, { typeId: '0-1', id: contact.id })
  return {
    contactId: contact.id,
    engagementId: engagement.id,
    contactUrl,
    engagementUrl: contactUrl && `${contactUrl}/?engagement=${engagement.id}`,
    ...names,
    sent,
    hostEmail: hostOf(meeting, ownerId),
    placed: engagement.placed,
    unplaced: engagement.unplaced,
    written: writer.written,
  }
}
