import type { Attendee, Location, RecordKey, Reminder, User } from '../scheduling/entities.ts'
import { isInstant } from '../scheduling/instant.ts'
import { isTimeZone } from '../scheduling/zoned-time.ts'
import { isEmail } from '../text/email-address.ts'
import { reminderFaults } from './edit-faults.ts'
import type { FieldError } from './problems.ts'

/** A meeting to be agreed from a record of the CRM. */
export interface ScheduleFromRecord {
  /** Who sets it up; no attendee unless named among the guests. */
  organizer: User
  /** Whose time it is: the organizer's, or a colleague's whose calendar is kept in step. */
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
  /** The invitee's, IANA; undefined: as the host's. */
  timeZone?: string | undefined
  /** Undefined: the CRM's provider finds them. */
  associations?: readonly RecordKey[] | undefined
  /** Three at most. */
  reminders: readonly Reminder[]
  /** False: it takes the host's time and is recorded, and nobody is told of it. True where absent. */
  isInvited?: boolean | undefined
  /** `record` where absent. */
  source?: 'record' | 'slack' | undefined
  /** Over what takes the time already: one's own alone. */
  isAnyway: boolean
  /** The organizer's own: the same twice is one meeting. */
  idempotencyKey?: string | undefined
}

const longest = {
  title: 200,
  text: 10_000,
  type: 200,
  place: 500,
  guests: 20,
  minutes: 24 * 60,
  associations: 50,
}

const wrong = (isWrong: boolean, path: string, message: string): FieldError[] =>
  isWrong ? [{ path, message }] : []

const tooLong = (path: string, text: string, limit: number): FieldError[] =>
  wrong(text.length > limit, path, `Use at most ${limit} characters (now ${text.length})`)

function placeFaults(location: Location): FieldError[] {
  const text =
    location.kind === 'address'
      ? location.address
      : location.kind === 'custom'
        ? location.text
        : undefined
  if (text === undefined)
    return tooLong(
      'location',
      location.kind === 'phone' ? (location.number ?? '') : '',
      longest.place,
    )
  return [
    ...wrong(text.trim() === '', 'location', 'Say where it takes place'),
    ...tooLong('location', text, longest.place),
  ]
}

function peopleFaults({ invitee, guests }: ScheduleFromRecord): FieldError[] {
  return [
    ...wrong(!isEmail(invitee.email), 'invitee.email', 'This contact has no valid e-mail address'),
    ...tooLong('invitee.name', invitee.name, longest.title),
    ...wrong(guests.length > longest.guests, 'guests', `At most ${longest.guests} guests`),
    ...guests.flatMap(({ email, name }) => [
      ...wrong(!isEmail(email), 'guests', `${email} is no e-mail address`),
      ...tooLong('guests', name, longest.title),
    ]),
  ]
}

/** Every field that cannot be used, in the order in which they are read. */
export function scheduleFaults(command: ScheduleFromRecord, now: number): FieldError[] {
  const { title, startsAt, durationMinutes, reminders, timeZone } = command
  const isShort = !Number.isInteger(durationMinutes) || durationMinutes < 5
  return [
    ...peopleFaults(command),
    ...wrong(
      !(isInstant(startsAt) && startsAt > now),
      'startsAt',
      'Choose a time that is still to come',
    ),
    ...wrong(
      isShort || durationMinutes > longest.minutes,
      'durationMinutes',
      'Use 5 to 1440 minutes',
    ),
    ...wrong(title.trim() === '', 'title', 'Give the meeting a title'),
    ...tooLong('title', title, longest.title),
    ...tooLong('meetingType', command.meetingType ?? '', longest.type),
    ...placeFaults(command.location),
    ...tooLong('description', command.description, longest.text),
    ...tooLong('internalNote', command.internalNote, longest.text),
    ...reminderFaults({ reminders: [...reminders] }),
    ...wrong(
      timeZone !== undefined && !isTimeZone(timeZone),
      'timeZone',
      'Use an IANA name such as Europe/Warsaw',
    ),
    ...wrong(
      (command.associations?.length ?? 0) > longest.associations,
      'associations',
      `At most ${longest.associations} records`,
    ),
  ]
}
