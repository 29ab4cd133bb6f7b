import type { Attendee, Location, RecordKey, Reminder, User } from '../../model/entities.ts'
import type { FieldError } from '../../model/field-error.ts'
import {
  maxAssociations,
  maxGuests,
  maxMeetingTypeLength,
  maxNameLength,
  maxTextLength,
  maxTitleLength,
} from '../../model/maximums.ts'
import { isInstant } from '../../scheduling/instant.ts'
import { isTimeZone } from '../../scheduling/zoned-time.ts'
import { isEmail } from '../../text/email-address.ts'
import { fieldFault, when } from '../field-fault.ts'
import { tooLong, tooMany } from '../maximum-faults.ts'
import { placeFaults } from '../place-faults.ts'
import { reminderFaults } from '../reminder-faults.ts'

/** A meeting to be scheduled from a CRM record. */
export interface ScheduleFromRecord {
  /** The person who schedules it. They attend only if they are among the guests. */
  organizer: User
  /** The organizer, or a colleague. */
  hostId: string
  /** The page for which reports and limits count the meeting. Undefined: none. */
  pageId?: string | undefined
  title: string
  startsAt: number
  durationMinutes: number
  invitee: Omit<Attendee, 'kind'>
  guests: readonly Omit<Attendee, 'kind'>[]
  location: Location
  /** Attendees can read it. */
  description: string
  /** Attendees cannot read it. */
  internalNote: string
  meetingType: string | undefined
  /** IANA zone of the invitee; undefined: the host's. */
  timeZone?: string | undefined
  /** Undefined: the CRM's provider finds them. */
  associations?: readonly RecordKey[] | undefined
  /** At most three. */
  reminders: readonly Reminder[]
  /** False: it takes the host's time and is recorded, and nobody is notified. Default: true. */
  isInvited?: boolean | undefined
  /** Default: `record`. */
  source?: 'record' | 'slack' | undefined
  /** Ignores conflicts; only for the organizer's own time. */
  isAnyway: boolean
  /** Unique per organizer: the same key twice is one meeting. */
  idempotencyKey?: string | undefined
  /** The form as it was submitted, to recognize a repeat. If absent, the command itself. */
  sent?: object | undefined
}

const maxMinutes = 24 * 60

/** Invited attendees are asked for their number. Without an invitation, the form needs one. */
const numberFaults = ({ location, invitee, isInvited }: ScheduleFromRecord): FieldError[] =>
  when(
    isInvited === false && location.kind === 'phone' && !location.number && !invitee.phone,
    fieldFault('location.number', 'no-phone'),
  )

/** If there are too many guests, none is checked. */
function guestFaults({ guests }: ScheduleFromRecord): FieldError[] {
  if (guests.length > maxGuests) return tooMany('guests', guests.length, maxGuests)
  return guests.flatMap(({ email, name }) => [
    ...when(!isEmail(email), fieldFault('guests', 'bad-email-of', { address: email })),
    ...tooLong('guests', name === email ? '' : name, maxNameLength),
  ])
}

function peopleFaults(command: ScheduleFromRecord): FieldError[] {
  const { email, name } = command.invitee
  return [
    ...when(!isEmail(email), fieldFault('invitee.email', 'contact-without-email')),
    ...tooLong('invitee.name', name === email ? '' : name, maxNameLength),
    ...guestFaults(command),
  ]
}

/** Faults of every invalid field, in the form's order. */
export function scheduleFaults(command: ScheduleFromRecord, now: number): FieldError[] {
  const { title, startsAt, durationMinutes, reminders, timeZone } = command
  const isShort = !Number.isInteger(durationMinutes) || durationMinutes < 5
  return [
    ...peopleFaults(command),
    ...when(!(isInstant(startsAt) && startsAt > now), fieldFault('startsAt', 'past-start')),
    ...when(
      isShort || durationMinutes > maxMinutes,
      fieldFault('durationMinutes', 'minutes-range', { min: 5, max: maxMinutes }),
    ),
    ...when(title.trim() === '', fieldFault('title', 'no-title')),
    ...tooLong('title', title, maxTitleLength),
    ...tooLong('meetingType', command.meetingType ?? '', maxMeetingTypeLength),
    ...placeFaults(command.location),
    ...numberFaults(command),
    ...tooLong('description', command.description, maxTextLength),
    ...tooLong('internalNote', command.internalNote, maxTextLength),
    ...reminderFaults({ reminders: [...reminders] }),
    ...when(timeZone !== undefined && !isTimeZone(timeZone), fieldFault('timeZone', 'bad-zone')),
    ...tooMany('associations', command.associations?.length ?? 0, maxAssociations),
  ]
}
