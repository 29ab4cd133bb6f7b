import type { Attendee, HostName, Meeting } from '../model/entities.ts'
import { type CalendarAttendee, writeCalendar } from '../text/icalendar.ts'

export interface Invite {
  meeting: Meeting
  method: 'REQUEST' | 'CANCEL'
  /** The meeting's title for this reader. */
  title: string
  description: string
  place: string
  /** Organizer of the invitation that the reader got. */
  organizer: Pick<HostName, 'email' | 'name'>
  /** The person whose invitation is withdrawn, if only theirs is. */
  uninvited?: Pick<Attendee, 'email' | 'name'> | undefined
}

const toAttendee = ({ name, email }: Pick<Attendee, 'email' | 'name'>): CalendarAttendee => ({
  name,
  email,
  answer: 'NEEDS-ACTION',
})

const everybody = ({ invitee, guests, hosts }: Meeting) => [invitee, ...guests, ...hosts.slice(1)]

/**
 * RFC 5546 §3.2.5: to withdraw one person's invitation, only they are named, and the event's status is left
 * out.
 */
const whoAndStatus = ({ meeting, method, uninvited }: Invite) =>
  uninvited
    ? { attendees: [toAttendee(uninvited)] }
    : {
        attendees: everybody(meeting).map(toAttendee),
        status: method === 'CANCEL' ? ('CANCELLED' as const) : ('CONFIRMED' as const),
      }

/**
 * The meeting as an iTIP message (RFC 5546): REQUEST while it is scheduled, CANCEL afterwards and for people
 * who no longer attend. The UID is always the same, the SEQUENCE is that of the last change, and instants are
 * in UTC.
 */
export function makeInvite(invite: Invite): { method: 'REQUEST' | 'CANCEL'; ics: string } {
  const { meeting, method, title, description, place, organizer } = invite
  const ics = writeCalendar({
    method,
    uid: meeting.iCalUid,
    sequence: meeting.sequence,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    title,
    description,
    location: place,
    ...whoAndStatus(invite),
    transparency: 'OPAQUE',
    organizer,
  })
  return { method, ics }
}
