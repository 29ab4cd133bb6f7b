import type { Knex } from 'knex'
import { inviting } from '../../calendars/calendar-provider.ts'
import type { HostName, Location, Meeting, User } from '../../model/entities.ts'
import { checkOpen } from '../../model/meeting-status.ts'
import { insertOccupancies } from '../../store/availability/occupancies.ts'
import { insertRemainingOccupancies } from '../../store/availability/refill-time.ts'
import { setConferenceUrl } from '../../store/calendars/own-events.ts'
import { deleteOccupanciesOfHost, handInvitation } from '../../store/meetings/meeting-hosts.ts'
import type { MeetingChanges } from '../../store/meetings/update-meeting.ts'
import { emailKey } from '../../text/email-address.ts'
import { rescheduleQuery } from '../availability/reschedule-times.ts'
import { type HostAnswer, hostIsFree } from '../calendars/check-host-free.ts'
import type { ServiceContext } from '../context.ts'
import { fieldFault } from '../field-fault.ts'
import { assertReason } from '../maximum-faults.ts'
import { changeMeeting, type MeetingCommand } from '../meetings/change-meeting.ts'
import { getMeeting } from '../meetings/find-meeting.ts'
import { distinctGuests } from '../people/distinct-guests.ts'
import { getHost } from '../people/users.ts'
import { phoneFaults } from '../phone-faults.ts'
import { alreadyMoved, hostBusy, invalidInput } from '../problems.ts'
import { refusalOf } from '../refusals.ts'
import { placeAfterHandover } from './place-after-handover.ts'

interface ReassignMeeting extends MeetingCommand {
  /** A user of the workspace, who replaces the first host. */
  hostId: string
  reason?: string | undefined
  /** Of a phone meeting: the new host's number, for the guest to call. */
  phone?: string | undefined
  /** Revision that the person saw. If the meeting has changed since, `already-moved` is thrown. */
  revision?: number | undefined
  /** A person chose it although they know that the new host is busy then. */
  isDecided?: boolean | undefined
}

const hostIdsOf = ({ hosts }: Meeting, hostId: string): readonly [string, ...string[]] => [
  hostId,
  ...hosts
    .slice(1)
    .map(({ id }) => id)
    .filter(id => id !== hostId),
]

/** Runs while both hosts are locked. A host who already shares the meeting has its time. */
async function handTime(
  trx: Knex,
  { meeting, host, isDecided }: { meeting: Meeting; host: User; isDecided: boolean },
): Promise<void> {
  const { id: meetingId, workspaceId, startsAt: start, endsAt: end } = meeting
  await deleteOccupanciesOfHost(trx, { meetingId, hostId: meeting.host.id })
  if (meeting.hosts.some(({ id }) => id === host.id)) return
  const taken = { start, end, workspaceId, hostIds: [host.id], meetingId }
  if (isDecided) return insertRemainingOccupancies(trx, taken)
  const { bufferBeforeMinutes, bufferAfterMinutes } = (await rescheduleQuery(trx, meeting)).rules
  const wanted = { ...taken, bufferBeforeMinutes, bufferAfterMinutes }
  if (!(await insertOccupancies(trx, wanted))) throw hostBusy(host.name)
}

/** The call of the former host's calendar ends. */
async function handPlace(
  trx: Knex,
  handing: { meeting: Meeting; hostId: string; phone: string | undefined },
): Promise<Location> {
  const { id: meetingId, location } = handing.meeting
  if (location.kind === 'video' && (!location.url || location.isRoom))
    await setConferenceUrl(trx, { meetingId, url: undefined })
  return placeAfterHandover(trx, handing)
}

function assertPhone(phone: string | undefined): void {
  const faults = phoneFaults('phone', phone)
  if (faults.length > 0) throw invalidInput(faults)
}

function assertPossible(meeting: Meeting, now: number): void {
  const check = checkOpen(meeting, now)
  if (!check.allowed) throw refusalOf(check.reason)
  if (meeting.source === 'calendar') throw invalidInput([fieldFault('hostId', 'calendar-decides')])
}

/** The meeting is with its invitee, who cannot be its host too. */
function assertNotInvitee({ invitee }: Meeting, host: User): void {
  if (emailKey(invitee.email) === emailKey(host.email))
    throw invalidInput([fieldFault('hostId', 'host-is-invitee')])
}

/** A guest who takes the meeting over is no guest any more. */
function guestsWithout({ guests }: Meeting, host: User): Pick<MeetingChanges, 'guests'> {
  const others = distinctGuests(guests, [host])
  return others.length < guests.length ? { guests: others } : {}
}

const named = ({ id, name, email }: HostName | User) => ({ id, name, email })

/** Runs before the meeting is locked, since no transaction waits for a provider. */
async function askHost(
  context: ServiceContext,
  command: ReassignMeeting,
  host: User,
): Promise<HostAnswer> {
  const meeting = await getMeeting(context, command)
  if (meeting.hosts.some(({ id }) => id === host.id)) return 'free'
  assertPossible(meeting, context.clock())
  const answer = await hostIsFree(context, { hostId: host.id, meeting })
  if (answer === 'busy' && !command.isDecided) throw hostBusy(host.name)
  return answer
}

/**
 * Gives a meeting to another user. Meeting, time, record, UID and message stay the same. The calendar is the new host's,
 * and so is the place if it belonged to the former host. Both hosts and all attendees are notified. If the user already
 * hosts it, nothing changes.
 *
 * Throws `meeting-not-found`, `not-found` (no such user with access), `meeting-ended`, `meeting-canceled`, `already-moved`,
 * `host-busy`, `invalid-input` (the meeting was made in a calendar, which decides on its host, or is with this user).
 */
export async function reassignMeeting(
  context: ServiceContext,
  command: ReassignMeeting,
): Promise<Meeting> {
  const { hostId, workspaceId, reason, phone, revision, isDecided = false } = command
  assertReason(reason)
  assertPhone(phone)
  const host = await getHost(context, { workspaceId, hostId })
  const answer = await askHost(context, command, host)
  return changeMeeting(
    context,
    command,
    async (meeting, trx) => {
      if (meeting.host.id === hostId) return undefined
      assertPossible(meeting, context.clock())
      assertNotInvitee(meeting, host)
      if (revision !== undefined && revision !== meeting.revision) throw alreadyMoved()
      await handTime(trx, { meeting, host, isDecided })
      const invitingProviders = [...inviting]
      await handInvitation(trx, { meetingId: meeting.id, hostId, invitingProviders })
      const location = await handPlace(trx, { meeting, hostId, phone })
      return {
        changes: {
          hostIds: hostIdsOf(meeting, hostId),
          isUnverified: answer === 'unknown',
          location,
          ...guestsWithout(meeting, host),
        },
        event: {
          kind: 'reassigned',
          hostBefore: named(meeting.host),
          hostAfter: named(host),
          reason,
        },
      }
    },
    { takesTime: true, otherHostIds: [hostId] },
  )
}
