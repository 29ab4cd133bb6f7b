import { createEvent, type Attendee as IcsAttendee } from 'ics'
import type { Attendee, Meeting } from '../scheduling/entities.ts'
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

// RFC 5545 §3.2: a quoted parameter holds neither quotes nor control characters.
const parameter = (text: string) => text.replace(/["\p{Cc}]+/gu, ' ').trim()
const address = (email: string) => email.replace(/[\s\p{Cc}<>";,]/gu, '')
const line = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()
const lines = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, '')

const mostOctets = 75

/** `ics` folds by characters; RFC 5545 §3.1 wants at most 75 octets, and no character cut in two. */
function foldAtOctets(contentLine: string): string {
  const folded: string[] = []
  let current = ''
  for (const character of contentLine) {
    if (Buffer.byteLength(current + character) > mostOctets) {
      folded.push(current)
      current = ' '
    }
    current += character
  }
  return [...folded, current].join('\r\n')
}

// `ics` quotes these enumerated values; older Outlook reads only bare ones.
const unquoteKeywords = (contentLine: string) =>
  contentLine.startsWith('ATTENDEE;')
    ? contentLine.replace(/;(ROLE|PARTSTAT)="([A-Z-]+)"/g, ';$1=$2')
    : contentLine

const refold = (calendar: string) =>
  calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(unquoteKeywords)
    .map(foldAtOctets)
    .join('\r\n')

const toAttendee = ({ name, email }: Pick<Attendee, 'email' | 'name'>): IcsAttendee => ({
  name: parameter(name || email),
  email: address(email),
  role: 'REQ-PARTICIPANT',
  partstat: 'NEEDS-ACTION',
  rsvp: true,
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
  const { value, error } = createEvent({
    productId: '-//Parley//Parley//EN',
    method,
    uid: line(meeting.iCalUid),
    sequence: meeting.sequence,
    start: meeting.startsAt,
    startOutputType: 'utc',
    end: meeting.endsAt,
    endOutputType: 'utc',
    title: line(meeting.title),
    description: lines(
      [toPlainText(meeting.description), manageUrl ?? ''].filter(Boolean).join('\n\n'),
    ),
    location: line(place),
    ...whoAndStatus(invite),
    transp: 'OPAQUE',
    organizer: { name: parameter(meeting.host.name), email: address(meeting.host.email) },
  })
  if (!value) throw new Error('The invitation could not be written', { cause: error })
  return { method, ics: refold(value) }
}
