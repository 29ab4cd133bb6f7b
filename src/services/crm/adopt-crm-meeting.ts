import type { CrmHeldMeeting } from '../../../crm/contract/crm-changes.ts'
import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { User, WorkspaceId } from '../../model/entities.ts'
import { ensureCrmCursor } from '../../store/crm/crm-cursors.ts'
import { hasMeetingAt, keepMadeMeeting } from '../../store/crm/crm-deliveries.ts'
import { findUser } from '../../store/people/users.ts'
import { emailKey, isEmail } from '../../text/email-address.ts'
import { escapeMarkdown } from '../../text/rich-text.ts'
import type { ServiceContext } from '../context.ts'
import { type RecordMeeting, recordMeeting } from '../meetings/add-external-meeting.ts'
import { findKnownInvitee } from '../people/known-invitee.ts'
import { getWorkspace } from '../workspace/workspaces.ts'
import { type KeptRefs, labelOf } from './crm-look.ts'
import { actorOf, locationFrom, sharedOfHeld } from './map-crm-meeting.ts'

interface MadeInCrm {
  crm: CrmProvider
  workspaceId: WorkspaceId
  held: CrmHeldMeeting
}

const maxGuests = 50

/** Another process was faster; leaves the transaction. */
class KeptElsewhere extends Error {}

const peopleOf = ({ contacts }: CrmHeldMeeting) =>
  contacts
    .filter(({ email }) => isEmail(email))
    .map(({ id, email, name }) => ({ id, email, name: name || email }))

/**
 * What carries the id of a meeting was written by a Parley: for another workspace that shares the account, or by
 * another installation. What carries a UID stands in a calendar, whose event invited the contact: a second one must
 * not, and where we read that calendar the meeting is logged from there.
 */
const isMadeElsewhere = ({ meetingId, iCalUid }: CrmHeldMeeting) =>
  meetingId !== undefined || iCalUid !== undefined

/** Whether a record as it is now may become a meeting of ours; what was held or has nobody to meet does not. */
export const mayBeAdopted = (held: CrmHeldMeeting, now: number): boolean =>
  !isMadeElsewhere(held) &&
  held.outcome === 'scheduled' &&
  held.startsAt > now &&
  held.endsAt > held.startsAt &&
  peopleOf(held).length > 0

/** The CRM's own calendar sync copies what a calendar of ours shows us too, also without saying which event. */
async function isCopy(context: ServiceContext, { workspaceId, held }: MadeInCrm) {
  const emails = peopleOf(held).map(({ email }) => emailKey(email))
  return hasMeetingAt(context.db, { workspaceId, startsAt: held.startsAt, emails })
}

/** What was there before us is history, and so is what is logged afterwards. */
async function isNews(context: ServiceContext, { crm, workspaceId, held }: MadeInCrm) {
  const now = context.clock()
  const { beganAt } = await ensureCrmCursor(context.db, {
    workspaceId,
    provider: crm.id,
    beginsAt: now,
  })
  return held.outcome === 'scheduled' && held.startsAt > now && held.createdAt >= beganAt
}

const findHost = (context: ServiceContext, { workspaceId, held }: MadeInCrm) =>
  held.hostEmail
    ? findUser(context.db, { workspaceId, email: emailKey(held.hostEmail) })
    : undefined

/** The record is what the meeting's delivery holds from the beginning: no second one is made. */
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
 * Keeps a meeting that somebody made in the CRM: of a user of ours, with a contact, still to come. With the host's
 * calendar kept in step the contact is invited, else it is recorded only. Told of it twice, it is kept once.
 * Throws ProviderError.
 */
export async function adoptCrmMeeting(context: ServiceContext, made: MadeInCrm): Promise<void> {
  const { crm, workspaceId, held } = made
  if (!mayBeAdopted(held, context.clock()) || !(await isNews(context, made))) return
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
