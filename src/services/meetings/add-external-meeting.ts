import type { Knex } from 'knex'
import type {
  Actor,
  Attendee,
  Locale,
  Location,
  Meeting,
  MeetingSource,
  Reminder,
  User,
} from '../../model/entities.ts'
import { listUserIdsInStep } from '../../store/calendars/default-calendar.ts'
import { insertAdopted } from '../../store/crm/crm-deliveries.ts'
import { findPageById } from '../../store/pages/pages.ts'
import { findKnownInvitee } from '../../store/people/known-invitees.ts'
import type { ServiceContext } from '../context.ts'
import type { CommandKey } from '../idempotency/command-key.ts'
import { distinctGuests, withKeptEmail } from '../people/distinct-guests.ts'
import { guestLocale } from '../people/guest-locale.ts'
import { getWorkspace } from '../workspace/workspaces.ts'
import { type Committed, commitMeeting, type DecidedMeeting } from './commit-meeting.ts'
import { placeOfHost } from './meeting-place.ts'

/** A meeting that was agreed outside the booking pages: in a calendar, on a CRM record, or in Slack. */
export interface RecordMeeting {
  host: User
  organizerId?: string | undefined
  pageId?: string | undefined
  title: string
  description: string
  internalNote?: string | undefined
  location: Location
  startsAt: number
  endsAt: number
  /** The invitee's; undefined: the one from their last booking, else the host's. */
  timeZone?: string | undefined
  invitee: Omit<Attendee, 'kind'>
  guests: readonly Omit<Attendee, 'kind'>[]
  meetingType?: string | undefined
  associations?: Meeting['associations']
  reminders?: readonly Reminder[] | undefined
  /**
   * False: invitee and guests are not notified. `in-step`: they are invited if one of the host's calendars is
   * synced with the CRM.
   */
  isInvited?: boolean | 'in-step' | undefined
  /** Rejects the meeting if the host has another one at that time. */
  mustBeFree?: boolean | undefined
  source: Extract<MeetingSource, 'calendar' | 'record' | 'slack'>
  /** Refs of the existing CRM record. */
  adopted?: object | undefined
}

const attendeesOf = (
  { invitee, guests }: Pick<RecordMeeting, 'invitee' | 'guests'>,
  host: User,
) => ({
  invitee: withKeptEmail(invitee),
  guests: distinctGuests(guests, [invitee, host]),
})

async function isInvitedTo(
  trx: Knex,
  { host, isInvited = true }: Pick<RecordMeeting, 'host' | 'isInvited'>,
): Promise<boolean> {
  if (isInvited !== 'in-step') return isInvited
  return (await listUserIdsInStep(trx, host.workspaceId)).includes(host.id)
}

/** Time zone, language and phone number that the invitee gave before. A phone call without a number uses theirs. */
async function inviteesOwn(
  trx: Knex,
  {
    invitee,
    location,
    timeZone,
    pageId,
  }: Pick<RecordMeeting, 'invitee' | 'location' | 'timeZone' | 'pageId'>,
  host: User,
): Promise<Pick<RecordMeeting, 'invitee'> & { timeZone: string; locale: Locale }> {
  const { workspaceId } = host
  const known = await findKnownInvitee(trx, { workspaceId, email: invitee.email })
  const found = pageId ? await findPageById(trx, { workspaceId, pageId }) : undefined
  const workspace = await getWorkspace({ db: trx }, workspaceId)
  const isCalled = location.kind === 'phone' && !location.number
  const phone = invitee.phone ?? (isCalled ? known.phone : undefined)
  return {
    invitee: { ...invitee, phone },
    timeZone: timeZone ?? known.timeZone ?? host.timeZone,
    locale: guestLocale({ known: known.locale, page: found?.page, workspace }),
  }
}

type Taking = Pick<RecordMeeting, 'source' | 'mustBeFree'>

/** For meetings made in a calendar, the calendar itself makes the host busy. */
const takenBy = ({ source, mustBeFree }: Taking): DecidedMeeting['takes'] => {
  if (source === 'calendar') return 'no-time'
  return mustBeFree ? 'free-time' : 'remaining-time'
}

async function decide(
  trx: Knex,
  { host, adopted, ...made }: RecordMeeting,
  actor: Actor,
): Promise<DecidedMeeting> {
  const command = { ...made, ...attendeesOf(made, host) }
  const { workspaceId } = host
  const isOurs = command.source !== 'calendar' && !adopted
  return {
    meeting: {
      ...command,
      location: isOurs ? await placeOfHost(trx, { ...command, hostId: host.id }) : command.location,
      isInvited: await isInvitedTo(trx, { host, isInvited: command.isInvited }),
      workspaceId,
      pageId: command.pageId,
      proposalId: undefined,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      ...(await inviteesOwn(trx, command, host)),
      hostIds: [host.id],
      organizerId: command.organizerId ?? host.id,
      internalNote: command.internalNote ?? '',
      answers: [],
      tracking: {},
      meetingType: command.meetingType,
      reminders: command.reminders ?? [],
    },
    actor,
    takes: takenBy(command),
    writeBeside: async meetingId => {
      if (adopted) await insertAdopted(trx, { workspaceId, meetingId, refs: adopted })
    },
  }
}

/**
 * Saves the meeting in the caller's transaction, whatever else its host has at that time. A meeting made in a
 * calendar is logged in the CRM, and its calendar takes the time. A meeting made on a record or in Slack takes
 * its host's time; if the host's calendar is synced with the CRM, it is written there.
 *
 * Throws SlotLost if its time has to be free and is not.
 */
export const recordMeeting = (
  context: ServiceContext,
  trx: Knex,
  made: RecordMeeting,
  { actor, commandKey }: { actor: Actor; commandKey?: CommandKey | undefined },
): Promise<Committed> =>
  commitMeeting(context, trx, {
    hostIds: made.source === 'calendar' ? [] : [made.host.id],
    commandKey,
    decide: () => decide(trx, made, actor),
  })
