import type { CrmHeldMeeting } from '../../../crm/contract/crm-changes.ts'
import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { User, WorkspaceId } from '../../model/entities.ts'
import { ensureCrmCursor } from '../../store/crm/crm-cursors.ts'
import { hasMeetingAt, keepMadeMeeting } from '../../store/crm/crm-deliveries.ts'
import { emailKey, isEmail } from '../../text/email-address.ts'
import { escapeMarkdown } from '../../text/rich-text.ts'
import type { ServiceContext } from '../context.ts'
import { type RecordMeeting, recordMeeting } from '../meetings/add-external-meeting.ts'
import { findKnownInvitee } from '../people/known-invitee.ts'
import { findUserByEmail } from '../people/users.ts'
import { getWorkspace } from '../workspace/workspaces.ts'
import { type KeptRefs, labelOf } from './crm-look.ts'
import { actorOf, locationFrom, sharedOfHeld } from './map-crm-meeting.ts'

interface MadeInCrm {
  crm: CrmProvider
  workspaceId: WorkspaceId
  held: CrmHeldMeeting
}

const maxGuests = 50

/** Another process was faster; rolls back the transaction. */
class KeptElsewhere extends Error {}

const peopleOf = ({ contacts }: CrmHeldMeeting) =>
  contacts
    .filter(({ email }) => isEmail(email))
    .map(({ id, email, name }) => ({ id, email, name: name || email }))

/**
 * A record with a meeting id was written by Parley: for another workspace that shares the account, or by
 * another installation. A record with a UID belongs to a calendar event that invited the contact: a second
 * event must not invite them again, and if we read that calendar, the meeting is logged from there.
 */
const isMadeElsewhere = ({ meetingId, iCalUid }: CrmHeldMeeting) =>
  meetingId !== undefined || iCalUid !== undefined

/** Whether a record in its present state may become a meeting: it must not be over, and needs a contact. */
export const mayBeAdopted = (held: CrmHeldMeeting, now: number): boolean =>
  !isMadeElsewhere(held) &&
  held.outcome === 'scheduled' &&
  held.startsAt > now &&
  held.endsAt > held.startsAt &&
  peopleOf(held).length > 0

/**
 * The CRM's own calendar sync also copies meetings from calendars that we read, sometimes without the event's
 * UID.
 */
async function isCopy(context: ServiceContext, { workspaceId, held }: MadeInCrm) {
  const emails = peopleOf(held).map(({ email }) => emailKey(email))
  return hasMeetingAt(context.db, { workspaceId, startsAt: held.startsAt, emails })
}

/** Records from before the CRM was connected, and meetings that were logged afterwards, are not imported. */
async function isNew(context: ServiceContext, { crm, workspaceId, held }: MadeInCrm) {
  const now = context.clock()
  const { beganAt } = await ensureCrmCursor(context.db, {
    workspaceId,
    provider: crm.id,
    beginsAt: now,
  })
  return held.outcome === 'scheduled' && held.startsAt > now && held.createdAt >= beganAt
}

const findHost = (context: ServiceContext, { workspaceId, held }: MadeInCrm) =>
  held.hostEmail ? findUserByEmail(context, { workspaceId, email: held.hostEmail }) : undefined

/** The new meeting's delivery starts with this record, so that no second one is created. */
async function adoptedOf({ crm, held }: MadeInCrm, host: User): Promise<KeptRefs> {
  const contactId = peopleOf(held)[0]?.id ?? ''
  const contact = await crm.findContact(contactId)
  return {
    sent: sharedOfHeld(held, held),
    provider: crm.id,
    accountId: crm.accountId,
    contactId,
    contactUrl: contact?.url ?? held.url,
    engagementId: held.engagementId,
    engagementUrl: held.url,
    host: { ours: host.email, theirs: host.email },
    type: { ours: held.meetingType ?? null, theirs: held.meetingType ?? null },
  }
}

function commandOf(made: MadeInCrm, host: User): RecordMeeting | undefined {
  const [invitee, ...guests] = peopleOf(made.held)
  if (!invitee) return undefined
  const held = sharedOfHeld(made.held, { ...made.held, title: invitee.name })
  const person = ({ email, name }: { email: string; name: string }) => ({ email, name })
  return {
    host,
    title: held.title,
    description: escapeMarkdown(held.description),
    location: locationFrom(held.location, undefined),
    startsAt: held.startsAt,
    endsAt: held.endsAt,
    invitee: person(invitee),
    guests: guests.slice(0, maxGuests).map(person),
    meetingType: made.held.meetingType,
    isInvited: 'in-step',
    source: 'record',
  }
}

/**
 * Saves a future meeting that somebody created in the CRM for one of our users with a contact. If the host's
 * calendar is synced with the CRM, the contact is invited; otherwise it is only recorded. Repeated
 * notifications save it once. Throws ProviderError.
 */
export async function adoptCrmMeeting(context: ServiceContext, made: MadeInCrm): Promise<void> {
  const { crm, workspaceId, held } = made
  if (!mayBeAdopted(held, context.clock()) || !(await isNew(context, made))) return
  const host = await findHost(context, made)
  const command = host && commandOf(made, host)
  if (!command || (await isCopy(context, made))) return
  const adopted = await adoptedOf(made, host)
  const { timeZone } = await findKnownInvitee(context, {
    workspaceId,
    email: command.invitee.email,
  })
  const { reminders } = await getWorkspace(context, workspaceId)
  const actor = actorOf(held, labelOf(context, crm.id))
  const work = context.db.transaction(async trx => {
    const wanted = { ...command, timeZone, reminders, adopted }
    const { id: meetingId } = await recordMeeting(context, trx, wanted, { actor })
    const { engagementId } = held
    const kept = { workspaceId, provider: crm.id, engagementId, meetingId }
    if (!(await keepMadeMeeting(trx, kept))) throw new KeptElsewhere()
  })
  await work.catch((error: unknown) => {
    if (!(error instanceof KeptElsewhere)) throw error
  })
}
