import { readZone } from '../../../scheduling/zone-names/read-zone.ts'
import { findKnownInvitee } from '../../../services/people/known-invitee.ts'
import type { ScheduleFromRecord } from '../../../services/records/schedule-from-record.ts'
import { emailKey } from '../../../text/email-address.ts'
import type { WebContext } from '../../web-context.ts'
import { canBeInvited, chosenRecords, firstContact } from './record-choices.ts'
import type { RecordVisit } from './record-visit.ts'
import { namedContact, type Settled } from './settle-form.ts'
import { meetingOf } from './wanted-meeting.ts'

/** The contact's phone number, from the form or the record. */
export async function knownPhone(
  web: WebContext,
  { crm, record, visit }: RecordVisit,
): Promise<string | undefined> {
  const contact = firstContact(record)
  if (!contact) return undefined
  const { workspaceId } = visit.user
  const onRecord = (await crm.records?.getContact(contact.id))?.phone
  if (onRecord || !canBeInvited(contact)) return onRecord
  return (await findKnownInvitee(web, { workspaceId, email: contact.email })).phone
}

function inviteeOf(settled: Settled) {
  const { email, name, company } = namedContact(settled)
  return { email, name: name || email, company }
}

/** The form's meeting as a command. */
export async function wholeMeeting(
  web: WebContext,
  { visit }: RecordVisit,
  settled: Settled,
): Promise<ScheduleFromRecord> {
  const { user } = visit
  const invitee = inviteeOf(settled)
  const { workspaceId, timeZone } = user
  const meeting = meetingOf(settled.form, timeZone)
  const known = await findKnownInvitee(web, { workspaceId, email: invitee.email })
  return {
    ...meeting,
    organizer: user,
    invitee,
    guests: meeting.guests.filter(({ email }) => emailKey(email) !== emailKey(invitee.email)),
    associations: chosenRecords(settled.record, settled.form),
    timeZone: readZone(settled.form.timeZone) ?? known.timeZone,
  }
}
