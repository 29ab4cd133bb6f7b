import type { Attendee, Meeting } from '../scheduling/entities.ts'
import { type CalendarAttendee, writeCalendar } from '../text/icalendar.ts'
import { toPlainText } from '../text/rich-text.ts'

export interface Invite {
  meeting: Meeting
  /** Where the meeting is, in the attendee's words. */
  place: string
  /** Undefined: the page leaves the links out of the description. */
  manageUrl: string | undefined
  /** Who is no longer invited, where it is for them alone. */
  uninvited?: Pick<Attendee, 'email' | 'name'> | undefined
}

const toAttendee = ({ name, email }: Pick<Attendee, 'email' | 'name'>): CalendarAttendee => ({
  name,
  email,
  answer: 'NEEDS-ACTION',
})

const everybody = ({ invitee, guests, hosts }: Meeting) => [invitee, ...guests, ...hosts.slice(1)]

/** RFC 5546 §3.2.5: to uninvite one, they alone are named, and the event's status is not. */
const whoAndStatus = ({ meeting, uninvited }: Invite) =>
  uninvited
    ? { attendees: [toAttendee(uninvited)] }
    : {
        attendees: everybody(meeting).map(toAttendee),
        status: meeting.status === 'canceled' ? ('CANCELLED' as const) : ('CONFIRMED' as const),
      }

/**
 * The meeting as an iTIP message (RFC 5546): REQUEST while it is scheduled, CANCEL afterwards and for whom it no
 * longer concerns, always with the same UID and with the SEQUENCE of its last change. Instants in UTC.
 */
export function makeInvite(invite: Invite): { method: 'REQUEST' | 'CANCEL'; ics: string } {
  const { meeting, place, manageUrl, uninvited } = invite
  const method = meeting.status === 'canceled' || uninvited ? 'CANCEL' : 'REQUEST'
  const ics = writeCalendar({
    method,
    uid: meeting.iCalUid,
    sequence: meeting.sequence,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    title: meeting.title,
    description: [toPlainText(meeting.description), manageUrl ?? ''].filter(Boolean).join('\n\n'),
    location: place,
    ...whoAndStatus(invite),
    transparency: 'OPAQUE',
    organizer: meeting.host,
  })
  return { method, ics }
}
