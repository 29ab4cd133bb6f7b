import { createEvent, type EventAttributes, type Attendee as IcsAttendee } from 'ics'
import { type CalendarAddresses, calendarAddresses } from './calendar-addresses.ts'
import { showEmail } from './show-email.ts'

interface CalendarPerson {
  name: string
  email: string
}

interface ScheduledPerson extends CalendarPerson {
  /** CLIENT: the server that stores the event must not send messages to them (RFC 6638 §7.1). */
  scheduleAgent?: 'CLIENT' | undefined
}

export interface CalendarAttendee extends ScheduledPerson {
  answer: 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE'
}

/** Texts are plain, as they were typed; instants in epoch ms. */
interface CalendarEntry {
  /** iTIP method (RFC 5546); undefined for a stored object, which has none (RFC 4791 §4.1). */
  method: 'REQUEST' | 'CANCEL' | 'PUBLISH' | undefined
  uid: string
  sequence: number
  title: string
  /** The only text with several lines. */
  description: string
  location: string
  url?: string | undefined
  startsAt: number
  endsAt: number
  status?: 'CONFIRMED' | 'CANCELLED' | undefined
  transparency?: 'OPAQUE' | 'TRANSPARENT' | undefined
  /** Outlook reads it in place of the transparency. */
  busyStatus?: 'BUSY' | 'FREE' | undefined
  organizer?: ScheduledPerson | undefined
  attendees?: readonly CalendarAttendee[] | undefined
}

// RFC 5545 §3.2: a quoted parameter contains neither quotes nor control characters.
const parameter = (text: string) => text.replace(/["\p{Cc}]+/gu, ' ').trim()
const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()
const lines = (text: string) => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, '')

/** Undefined if the address is invalid, so that one such guest does not prevent the others' invitations. */
function personOf({ name, email }: CalendarPerson, { write }: CalendarAddresses) {
  const address = write(email)
  return address === undefined
    ? []
    : [{ name: parameter(showEmail(name || email)), email: address }]
}

const attendeeOf = (
  { answer, scheduleAgent, ...person }: CalendarAttendee,
  addresses: CalendarAddresses,
): IcsAttendee[] =>
  personOf(person, addresses).map(written => ({
    ...written,
    role: 'REQ-PARTICIPANT',
    partstat: answer,
    rsvp: true,
    ...(scheduleAgent ? { scheduleAgent } : {}),
  }))

const maxOctets = 75

/** RFC 5545 §3.1: at most 75 octets, including the space of a continued line, and no split characters. */
function fold(contentLine: string): string {
  const folded: string[] = []
  let current = ''
  let octets = 0
  for (const character of contentLine) {
    const size = Buffer.byteLength(character)
    if (octets + size > maxOctets) {
      folded.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...folded, current].join('\r\n')
}

// `ics` quotes these enumerated values, but older Outlook accepts only unquoted ones.
const unquoteKeywords = (contentLine: string) =>
  contentLine.startsWith('ATTENDEE;')
    ? contentLine.replace(/;(ROLE|PARTSTAT|SCHEDULE-AGENT)="([A-Z-]+)"/g, ';$1=$2')
    : contentLine

/** `ics` supports this parameter only for attendees. */
const writeOrganizersAgent =
  ({ organizer }: CalendarEntry) =>
  (contentLine: string) =>
    organizer?.scheduleAgent
      ? contentLine.replace(/^ORGANIZER/, `ORGANIZER;SCHEDULE-AGENT=${organizer.scheduleAgent}`)
      : contentLine

/** `ics` folds by characters and always writes a METHOD. */
const rewrite = (calendar: string, entry: CalendarEntry, { restore }: CalendarAddresses) =>
  calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(contentLine => entry.method !== undefined || !contentLine.startsWith('METHOD:'))
    .map(unquoteKeywords)
    .map(writeOrganizersAgent(entry))
    .map(restore)
    .map(fold)
    .join('\r\n')

function attributesOf(entry: CalendarEntry, addresses: CalendarAddresses): EventAttributes {
  const { status, transparency, busyStatus, organizer, attendees, url, method } = entry
  const [host] = organizer ? personOf(organizer, addresses) : []
  return {
    productId: '-//Parley//Parley//EN',
    ...(method ? { method } : {}),
    uid: oneLine(entry.uid),
    sequence: entry.sequence,
    start: entry.startsAt,
    startOutputType: 'utc',
    end: entry.endsAt,
    endOutputType: 'utc',
    title: oneLine(entry.title),
    description: lines(entry.description),
    location: oneLine(entry.location),
    ...(url ? { url } : {}),
    ...(status ? { status } : {}),
    ...(transparency ? { transp: transparency } : {}),
    ...(busyStatus ? { busyStatus } : {}),
    ...(host ? { organizer: host } : {}),
    ...(attendees ? { attendees: attendees.flatMap(person => attendeeOf(person, addresses)) } : {}),
  }
}

/** One event as iCalendar (RFC 5545), for all emails, files and calendar servers. */
export function writeCalendar(entry: CalendarEntry): string {
  const addresses = calendarAddresses()
  const { value, error } = createEvent(attributesOf(entry, addresses))
  if (typeof value !== 'string')
    throw new Error('The calendar entry cannot be written', { cause: error })
  return rewrite(value.toWellFormed(), entry, addresses)
}
