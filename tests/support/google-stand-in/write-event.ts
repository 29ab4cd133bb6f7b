import { writeConference } from './conference.ts'
import type { Attendee, GoogleEvent, PartialEvent, StoredCalendar } from './model.ts'
import { forbidden, invalid } from './refusal.ts'
import type { GoogleState } from './state.ts'
import { checkTimes } from './times.ts'

/** Read-only fields. Google ignores them in requests. */
const ownFields = new Set(
  'kind etag id htmlLink created updated creator organizer iCalUID hangoutLink recurringEventId originalStartTime sequence eventType'.split(
    ' ',
  ),
)

const keptOnUpdate =
  'id iCalUID created creator organizer htmlLink sequence recurringEventId originalStartTime eventType conferenceData hangoutLink'.split(
    ' ',
  )

/** Fields that only the organizer may change. */
const shared = 'summary description location start end recurrence conferenceData'.split(' ')

const values: Record<string, readonly string[]> = {
  status: ['confirmed', 'tentative', 'cancelled'],
  transparency: ['opaque', 'transparent'],
  visibility: ['default', 'public', 'private', 'confidential'],
}

export const writable = (body: PartialEvent): PartialEvent =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !ownFields.has(name)))

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Merges objects, removes nulls and replaces all other values. */
export const merge = (held: Json, changes: Json): Json => {
  const merged = { ...held }
  for (const [name, change] of Object.entries(changes)) {
    const before = merged[name]
    if (change === null) delete merged[name]
    else if (isObject(change)) merged[name] = merge(isObject(before) ? before : {}, change)
    else merged[name] = change
  }
  return merged
}

export const keptFields = (event: GoogleEvent): PartialEvent =>
  Object.fromEntries(Object.entries(event).filter(([name]) => keptOnUpdate.includes(name)))

/** An attendee without a response has none, even if one was stored before. */
const storedAttendee = ({ self: _, organizer: __, ...attendee }: Attendee): Attendee => {
  if (!/^[^\s@]+@[^\s@]+$/.test(attendee.email ?? '')) throw invalid('Invalid attendee email.')
  const { responseStatus = 'needsAction' } = attendee
  if (!['needsAction', 'declined', 'tentative', 'accepted'].includes(responseStatus))
    throw invalid('Invalid value for: responseStatus')
  return { ...attendee, responseStatus }
}

const differs = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)

/** The event as stored, or the reason to refuse it. */
export function makeEvent(
  state: GoogleState,
  calendar: StoredCalendar,
  fields: PartialEvent & { id: string },
  before?: GoogleEvent,
): GoogleEvent {
  for (const [name, allowed] of Object.entries(values)) {
    const value = fields[name]
    if (value !== undefined && !allowed.includes(String(value)))
      throw invalid(`Invalid value for: ${name}`)
  }
  const times = checkTimes(fields, calendar.timeZone)
  const timing = ({ start, end, recurrence, status }: PartialEvent) => [
    start,
    end,
    recurrence,
    status,
  ]
  const made = {
    status: 'confirmed',
    eventType: 'default',
    reminders: { useDefault: true },
    iCalUID: `${fields.id}@google.com`,
    created: new Date(state.now()).toISOString(),
    creator: { email: calendar.id },
    organizer: { email: calendar.id },
    htmlLink: `https://www.google.com/calendar/event?eid=${fields.id}`,
    sequence: 0,
    ...fields,
    ...times,
    ...(fields.attendees && { attendees: fields.attendees.map(storedAttendee) }),
  } as GoogleEvent
  if (before && differs(timing(before), timing(made))) made.sequence = before.sequence + 1
  return made
}

/** The conference that a request with conferenceDataVersion=1 asks for. Other requests do not change it. */
export function withConference(
  state: GoogleState,
  fields: PartialEvent,
  before: GoogleEvent | undefined,
  body: PartialEvent,
  query: URLSearchParams,
): PartialEvent {
  const { conferenceData: _, hangoutLink: __, ...rest } = fields
  const held = {
    ...(before?.conferenceData && { conferenceData: before.conferenceData }),
    ...(before?.hangoutLink && { hangoutLink: before.hangoutLink }),
  }
  const isAsked =
    query.get('conferenceDataVersion') === '1' && Object.hasOwn(body, 'conferenceData')
  if (!isAsked) return { ...rest, ...held }
  const conferenceData = writeConference(state, before?.conferenceData, body.conferenceData)
  if (conferenceData && conferenceData === before?.conferenceData) return { ...rest, ...held }
  return { ...rest, ...(conferenceData && { conferenceData }) }
}

export function checkGuest(
  calendar: StoredCalendar,
  before: GoogleEvent,
  after: GoogleEvent,
): void {
  if (before.organizer.email === calendar.id) return
  if (shared.some(name => differs(before[name], after[name])))
    throw forbidden('forbiddenForNonOrganizer', 'calendar')
}
