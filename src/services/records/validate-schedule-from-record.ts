import type { Attendee, Location, RecordKey, Reminder, User } from '../../model/entities.ts'
import {
  maxAssociations,
  maxGuests,
  maxMeetingTypeLength,
  maxNameLength,
  maxPlaceLength,
  maxTextLength,
  maxTitleLength,
} from '../../model/maximums.ts'
import { isInstant } from '../../scheduling/instant.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import { isEmail } from '../../text/email-address.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import type { FieldError } from '../problems.ts'
import { reminderFaults } from '../reminder-faults.ts'

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
  /** The form as it was sent, by which one that comes again is recognized; the command itself where absent. */
  sent?: object | undefined
}

const maxMinutes = 24 * 60

const wrong = (isWrong: boolean, path: string, message: string): FieldError[] =>
  isWrong ? [{ path, message }] : []

/** Whoever is invited is asked for the number; without an invitation nobody would be. */
const numberFaults = ({ location, invitee, isInvited }: ScheduleFromRecord): FieldError[] =>
  wrong(
    isInvited === false && location.kind === 'phone' && !location.number && !invitee.phone,
    'location.number',
    'Give the number to call',
  )

function placeFaults(location: Location): FieldError[] {
  if (location.kind === 'video') return tooLong('location', location.url, maxPlaceLength)
  if (location.kind === 'phone') return tooLong('location', location.number, maxPlaceLength)
  const text = location.kind === 'address' ? location.address : location.text
  return [
    ...wrong(text.trim() === '', 'location', 'Say where it takes place'),
    ...tooLong('location', text, maxPlaceLength),
  ]
}

/** No guest is looked at where there are too many. */
function guestFaults({ guests }: ScheduleFromRecord): FieldError[] {
  if (guests.length > maxGuests) return tooMany('guests', guests.length, maxGuests)
  return guests.flatMap(({ email, name }) => [
    ...wrong(!isEmail(email), 'guests', `${email} is no email address`),
    ...tooLong('guests', name === email ? '' : name, maxNameLength),
  ])
}

function peopleFaults(command: ScheduleFromRecord): FieldError[] {
  const { email, name } = command.invitee
  return [
    ...wrong(!isEmail(email), 'invitee.email', 'This contact has no valid email address'),
    ...tooLong('invitee.name', name === email ? '' : name, maxNameLength),
    ...guestFaults(command),
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
    ...wrong(isShort || durationMinutes > maxMinutes, 'durationMinutes', 'Use 5 to 1440 minutes'),
    ...wrong(title.trim() === '', 'title', 'Give the meeting a title'),
    ...tooLong('title', title, maxTitleLength),
    ...tooLong('meetingType', command.meetingType ?? '', maxMeetingTypeLength),
    ...placeFaults(command.location),
    ...numberFaults(command),
    ...tooLong('description', command.description, maxTextLength),
    ...tooLong('internalNote', command.internalNote, maxTextLength),
    ...reminderFaults({ reminders: [...reminders] }),
    ...wrong(
      timeZone !== undefined && !isTimeZone(timeZone),
      'timeZone',
      'Use an IANA name such as Europe/Warsaw',
    ),
    ...tooMany('associations', command.associations?.length ?? 0, maxAssociations),
  ]
}
