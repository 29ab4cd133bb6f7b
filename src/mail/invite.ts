import type { Attendee, HostName, Meeting } from '../model/entities.ts'
import { type CalendarAttendee, writeCalendar } from '../text/icalendar.ts'

export interface Invite {
  meeting: Meeting
  method: 'REQUEST' | 'CANCEL'
  /** As its reader sees the meeting. */
  title: string
  description: string
  place: string
  /** Whose invitation the reader holds. */
  organizer: Pick<HostName, 'email' | 'name'>
  /** Whom it no longer concerns, where it is for them alone. */
  uninvited?: Pick<Attendee, 'email' | 'name'> | undefined
}

const toAttendee = ({ name, email }: Pick<Attendee, 'email' | 'name'>): CalendarAttendee => ({
  name,
  email,
  answer: 'NEEDS-ACTION',
})

const everybody = ({ invitee, guests, hosts }: Meeting) => [invitee, ...guests, ...hosts.slice(1)]

/** RFC 5546 §3.2.5: to uninvite one, they alone are named, and the event's status is not. */
const whoAndStatus = ({ meeting, method, uninvited }: Invite) =>
  uninvited
    ? { attendees: [toAttendee(uninvited)] }
    : {
        attendees: everybody(meeting).map(toAttendee),
        status: method === 'CANCEL' ? ('CANCELLED' as const) : ('CONFIRMED' as const),
      }

/**
 * The meeting as an iTIP message (RFC 5546): REQUEST while it is scheduled, CANCEL afterwards and for whom it no
 * longer concerns, always with the same UID and with the SEQUENCE of its last change. Instants in UTC.
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
