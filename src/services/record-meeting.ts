import { randomUUID } from 'node:crypto'
import type { Knex } from 'knex'
import type {
  Actor,
  Attendee,
  Location,
  Meeting,
  MeetingSource,
  Reminder,
  User,
} from '../scheduling/entities.ts'
import { insertAdopted } from '../store/crm-deliveries.ts'
import { listUserIdsInStep } from '../store/default-calendar.ts'
import { findKnownInvitee } from '../store/known-invitees.ts'
import { findMeeting } from '../store/meetings.ts'
import { insertMeeting } from '../store/new-meetings.ts'
import { insertOccupancies, lockHosts } from '../store/occupancies.ts'
import { insertRemainingOccupancies } from '../store/refill-time.ts'
import { makeToken } from '../store/token-cipher.ts'
import type { ServiceContext } from './context.ts'
import { distinctGuests, withKeptEmail } from './distinct-guests.ts'
import { placeOfHost } from './meeting-place.ts'
import { planDeliveries } from './plan-deliveries.ts'
import { meetingNotFound, slotTaken } from './problems.ts'

/** A meeting that was agreed elsewhere: in a calendar, on a record of the CRM, or in Slack. */
export interface RecordMeeting {
  host: User
  organizerId?: string | undefined
  title: string
  description: string
  internalNote?: string | undefined
  location: Location
  startsAt: number
  endsAt: number
  /** The invitee's; undefined: the one they had when they last booked, else the host's. */
  timeZone?: string | undefined
  invitee: Omit<Attendee, 'kind'>
  guests: readonly Omit<Attendee, 'kind'>[]
  meetingType?: string | undefined
  associations?: Meeting['associations']
  reminders?: readonly Reminder[] | undefined
  /**
   * False: invitee and guests are told nothing of it. `in-step`: they are invited where a calendar of the host's is
   * kept in step with the CRM.
   */
  isInvited?: boolean | 'in-step' | undefined
  /** Another meeting of the host's at that time refuses it: `slot-taken`. */
  mustBeFree?: boolean | undefined
  source: Extract<MeetingSource, 'calendar' | 'record' | 'slack'>
  /** It stands in the CRM already: what its delivery holds of that record. */
  adopted?: object | undefined
}

interface Wanted {
  id: string
  workspaceId: User['workspaceId']
  hostIds: readonly string[]
  startsAt: number
  endsAt: number
  mustBeFree?: boolean | undefined
}

/** What is left of the time, or all of it where it has to be free. */
async function takeTime(trx: Knex, wanted: Wanted): Promise<void> {
  const { id: meetingId, workspaceId, hostIds, startsAt: start, endsAt: end } = wanted
  const taken = { start, end, workspaceId, hostIds, meetingId }
  if (!wanted.mustBeFree) return insertRemainingOccupancies(trx, taken)
  const noBuffers = { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
  if (!(await insertOccupancies(trx, { ...taken, ...noBuffers })))
    throw slotTaken({ startsAt: start, alternatives: [] })
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

/** The zone and the number that the invitee gave before; in a phone call without a number theirs is called. */
async function inviteesOwn(
  trx: Knex,
  { invitee, location, timeZone }: Pick<RecordMeeting, 'invitee' | 'location' | 'timeZone'>,
  host: User,
): Promise<Pick<RecordMeeting, 'invitee'> & { timeZone: string }> {
  const { workspaceId } = host
  const known = await findKnownInvitee(trx, { workspaceId, email: invitee.email })
  const isCalled = location.kind === 'phone' && !location.number
  const phone = invitee.phone ?? (isCalled ? known.phone : undefined)
  return { invitee: { ...invitee, phone }, timeZone: timeZone ?? known.timeZone ?? host.timeZone }
}

/**
 * In the caller's transaction: keeps the meeting, whatever else its host has at that time. One made in a
 * calendar is logged in the CRM, and its time is the calendar's affair. One made on a record takes its host's
 * time, and where the host's calendar is kept in step (the calendar's switch) it is written there. One made in Slack
 * takes the time too.
 */
export async function recordMeeting(
  context: ServiceContext,
  trx: Knex,
  { host, adopted, ...made }: RecordMeeting,
  actor: Actor,
): Promise<{ id: string }> {
  const command = { ...made, ...attendeesOf(made, host) }
  const id = randomUUID()
  const now = context.clock()
  const { token, tokenHash } = makeToken()
  const hostIds = [host.id] as const
  if (command.source !== 'calendar') await lockHosts(trx, { hostIds, now })
  const isOurs = command.source !== 'calendar' && !adopted
  const location = isOurs
    ? await placeOfHost(trx, { ...command, hostId: host.id })
    : command.location
  await insertMeeting(
    trx,
    {
      ...command,
      location,
      id,
      isInvited: await isInvitedTo(trx, { host, isInvited: command.isInvited }),
      workspaceId: host.workspaceId,
      pageId: undefined,
      proposalId: undefined,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      ...(await inviteesOwn(trx, command, host)),
      locale: host.locale,
      hostIds,
      organizerId: command.organizerId ?? host.id,
      internalNote: command.internalNote ?? '',
      answers: [],
      tracking: {},
      meetingType: command.meetingType,
      reminders: command.reminders ?? [],
      manageTokenHash: tokenHash,
      manageTokenSealed: context.cipher.seal(token, id),
      createdAt: now,
    },
    actor,
  )
  if (command.source !== 'calendar')
    await takeTime(trx, { ...command, id, hostIds, workspaceId: host.workspaceId })
  const { workspaceId } = host
  if (adopted) await insertAdopted(trx, { workspaceId, meetingId: id, refs: adopted })
  const meeting = await findMeeting(trx, id)
  if (!meeting) throw meetingNotFound()
  await planDeliveries(context, trx, meeting)
  return { id }
}
