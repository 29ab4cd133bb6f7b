import type { Attendee, Location, Meeting, Reminder, User } from '../scheduling/entities.ts'
import { findUser } from '../store/users.ts'
import { isEmail } from './bookable-request.ts'
import type { ServiceContext } from './context.ts'
import { getMeeting } from './find-meeting.ts'
import { listTaken } from './host-day.ts'
import { type FieldError, invalidInput, notFound, slotTaken } from './problems.ts'
import { recordMeeting } from './record-meeting.ts'

export interface ScheduleFromRecord {
  /** Who sets it up; no attendee unless named among the guests. */
  organizer: User
  /** Whose time it is: the organizer's or a colleague's. */
  hostId: string
  title: string
  startsAt: number
  durationMinutes: number
  invitee: Omit<Attendee, 'kind'>
  guests: readonly Omit<Attendee, 'kind'>[]
  location: Location
  /** Attendees read it. */
  description: string
  /** Attendees never do. */
  internalNote: string
  meetingType: string | undefined
  /** Three at most. */
  reminders: readonly Reminder[]
  /** Over what takes the time already: one's own alone. */
  isAnyway: boolean
}

const minuteMs = 60_000
const longest = { title: 200, text: 10_000, guests: 20, reminders: 3, minutes: 24 * 60 }

const tooLong = (path: string, text: string, limit: number): FieldError[] =>
  text.length > limit
    ? [{ path, message: `Use at most ${limit} characters (now ${text.length})` }]
    : []

function faultsOf(command: ScheduleFromRecord, now: number): FieldError[] {
  const { title, startsAt, durationMinutes, invitee, guests, reminders } = command
  const isWhole = Number.isInteger(durationMinutes)
  const wrong = (isWrong: boolean, path: string, message: string) =>
    isWrong ? [{ path, message }] : []
  return [
    ...wrong(title.trim() === '', 'title', 'Give the meeting a title'),
    ...wrong(!(startsAt > now), 'startsAt', 'Choose a time that is still to come'),
    ...wrong(
      !isWhole || durationMinutes < 5 || durationMinutes > longest.minutes,
      'durationMinutes',
      'Use 5 to 1440 minutes',
    ),
    ...wrong(!isEmail(invitee.email), 'invitee.email', 'This contact has no valid e-mail address'),
    ...wrong(guests.length > longest.guests, 'guests', `At most ${longest.guests} guests`),
    ...guests.flatMap(({ email }) =>
      wrong(!isEmail(email), 'guests', `${email} is no e-mail address`),
    ),
    ...wrong(reminders.length > longest.reminders, 'reminders', 'At most three reminders'),
    ...tooLong('title', title, longest.title),
    ...tooLong('description', command.description, longest.text),
    ...tooLong('internalNote', command.internalNote, longest.text),
  ]
}

/** A colleague's time is respected; over one's own one may book. */
async function assertFree(context: ServiceContext, command: ScheduleFromRecord): Promise<void> {
  const { startsAt, durationMinutes, organizer, hostId, isAnyway } = command
  const isOwn = hostId === organizer.id
  if (isOwn && isAnyway) return
  const range = { start: startsAt, end: startsAt + durationMinutes * minuteMs }
  const { workspaceId } = organizer
  const { taken } = await listTaken(context, { workspaceId, hostId, range, isOwn })
  if (taken.length > 0) throw slotTaken({ startsAt, alternatives: [] })
}

/**
 * Agrees a meeting from a record of the CRM: at any time, on behalf of a colleague too. With the host's calendar
 * kept in step it is written there and everybody invited, else it is recorded only.
 *
 * Throws `invalid-input`, `not-found` (a host of another workspace), `slot-taken` (the host is busy).
 */
export async function scheduleFromRecord(
  context: ServiceContext,
  command: ScheduleFromRecord,
): Promise<Meeting> {
  const errors = faultsOf(command, context.clock())
  if (errors.length > 0) throw invalidInput(errors)
  const { organizer, hostId, startsAt, durationMinutes, ...content } = command
  const { workspaceId } = organizer
  const host = await findUser(context.db, { workspaceId, id: hostId })
  if (!host) throw notFound()
  await assertFree(context, command)
  const actor = { kind: 'user' as const, userId: organizer.id, name: organizer.name }
  const { id: meetingId } = await context.db.transaction(trx =>
    recordMeeting(
      context,
      trx,
      {
        ...content,
        host,
        organizerId: organizer.id,
        startsAt,
        endsAt: startsAt + durationMinutes * minuteMs,
        mustBeFree: hostId !== organizer.id || !command.isAnyway,
        source: 'record',
      },
      actor,
    ),
  )
  return getMeeting(context, { workspaceId, meetingId })
}
