import { createEvent, type Attendee as IcsAttendee } from 'ics'
import type { Meeting } from '../scheduling/entities.ts'
import { toPlainText } from '../text/rich-text.ts'

export interface Invite {
  meeting: Meeting
  /** Where the meeting is, in the attendee's words. */
  place: string
  /** Undefined: the page leaves the links out of the description. */
  manageUrl: string | undefined
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

const attendeesOf = (meeting: Meeting): IcsAttendee[] =>
  [meeting.invitee, ...meeting.guests, ...meeting.hosts.slice(1)].map(({ name, email }) => ({
    name: parameter(name || email),
    email: address(email),
    role: 'REQ-PARTICIPANT',
    partstat: 'NEEDS-ACTION',
    rsvp: true,
  }))

/**
 * The meeting as an iTIP message (RFC 5546): REQUEST while it is scheduled, CANCEL afterwards, always
 * with the same UID and with the SEQUENCE of its last change of time or status. Instants in UTC.
 */
export function makeInvite({ meeting, place, manageUrl }: Invite): {
  method: 'REQUEST' | 'CANCEL'
  ics: string
} {
  const isCanceled = meeting.status === 'canceled'
  const method = isCanceled ? 'CANCEL' : 'REQUEST'
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
    status: isCanceled ? 'CANCELLED' : 'CONFIRMED',
    transp: 'OPAQUE',
    organizer: { name: parameter(meeting.host.name), email: address(meeting.host.email) },
    attendees: attendeesOf(meeting),
  })
  if (!value) throw new Error('The invitation could not be written', { cause: error })
  return { method, ics: refold(value) }
}
