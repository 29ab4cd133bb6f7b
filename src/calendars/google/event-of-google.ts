import type { calendar_v3 } from '@googleapis/calendar'
import type { AttendeeAnswer } from '../../model/entities.ts'
import { clampSpan, startOfNamedDay } from '../../scheduling/instant.ts'
import { touches } from '../../scheduling/intervals.ts'
import type { Interval } from '../../scheduling/types.ts'
import { emailKey } from '../../text/email-address.ts'
import { ownEntry } from '../../text/own-entry.ts'
import type { CalendarMeeting, EventReading, OwnEvent, ReadCalendar } from '../calendar-provider.ts'
import { meetingIdOf, meetingProperty } from './event-id.ts'

export type GoogleEvent = calendar_v3.Schema$Event
type Query = Pick<ReadCalendar, 'timeZone' | 'ownerEmails' | 'rules' | 'window'>

const answers: Record<string, AttendeeAnswer> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
}

function instantOf(time: calendar_v3.Schema$EventDateTime | undefined, timeZone: string): number {
  if (time?.dateTime) return Date.parse(time.dateTime)
  return time?.date ? startOfNamedDay(time.date, timeZone) : Number.NaN
}

/** Undefined if its time cannot be read. */
function spanOf(event: GoogleEvent, timeZone: string): Interval | undefined {
  return clampSpan(instantOf(event.start, timeZone), instantOf(event.end, timeZone))
}

/** If the owner has several addresses, the attendee whom Google marks as the owner, or else the first one. */
const selfOf = ({ attendees }: GoogleEvent, ownerEmails: readonly string[]) =>
  attendees?.find(({ self }) => self) ??
  attendees?.find(({ email }) => ownerEmails.includes(emailKey(email ?? '')))

/** Working locations and birthdays do not make anybody busy. */
const timeless = new Set(['workingLocation', 'birthday'])

function takesTime(event: GoogleEvent, { rules, ownerEmails }: Query): boolean {
  if (event.status === 'cancelled' || timeless.has(event.eventType ?? '')) return false
  const answer = selfOf(event, ownerEmails)?.responseStatus
  if (answer === 'declined' && !rules.declined) return false
  const isTentative = event.status === 'tentative' || answer === 'tentative'
  if (isTentative && !rules.tentative) return false
  if (event.start?.date && !rules.allDay) return false
  return event.transparency !== 'transparent' || rules.free
}

const conferenceOf = ({ conferenceData, hangoutLink }: GoogleEvent): string | undefined =>
  conferenceData?.entryPoints?.find(({ entryPointType }) => entryPointType === 'video')?.uri ??
  hangoutLink ??
  undefined

/**
 * The event as one of our meetings; undefined if it is none, or a copy of one.
 * @param knownKey if it was requested by our id: other programs may have removed its mark
 */
export function ownEventOf(
  event: GoogleEvent,
  timeZone: string,
  knownKey?: string,
): OwnEvent | undefined {
  const meetingId = knownKey ?? event.extendedProperties?.private?.[meetingProperty]
  const span = spanOf(event, timeZone)
  if (!event.id || !span || !meetingId || meetingIdOf(event.id) !== meetingId) return undefined
  const given = (event.attendees ?? []).map(({ email, responseStatus }) => [
    emailKey(email ?? ''),
    ownEntry(answers, responseStatus ?? '') ?? 'needs-action',
  ])
  return {
    meetingId,
    eventId: event.id,
    startsAt: span.start,
    endsAt: span.end,
    answers: Object.fromEntries(given),
    conferenceUrl: conferenceOf(event),
    title: event.summary ?? undefined,
  }
}

/** Programs add private properties to their events; people add none, and add-ons for calls add shared ones. */
const isByProgram = ({ extendedProperties, source, eventType }: GoogleEvent) =>
  extendedProperties?.private !== undefined ||
  source !== undefined ||
  (eventType ?? 'default') !== 'default'

function meetingsOf(event: GoogleEvent, span: Interval, { ownerEmails }: Query): CalendarMeeting[] {
  const isPrivate = event.visibility === 'private' || event.visibility === 'confidential'
  const self = selfOf(event, ownerEmails)
  const attendees = (event.attendees ?? []).flatMap(attendee =>
    attendee === self || attendee.resource || !attendee.email
      ? []
      : [{ email: attendee.email, name: attendee.displayName ?? '' }],
  )
  const isOff = event.status === 'cancelled' || self?.responseStatus === 'declined'
  if (isPrivate || isOff || event.start?.date || attendees.length === 0 || isByProgram(event))
    return []
  const occurrence = event.recurringEventId ? ` ${event.originalStartTime?.dateTime ?? ''}` : ''
  return [
    {
      uid: `${event.iCalUID ?? event.id}${occurrence}`,
      title: event.summary ?? '',
      description: event.description ?? '',
      location: event.location ?? '',
      startsAt: span.start,
      endsAt: span.end,
      attendees,
    },
  ]
}

/** Reads one event of Google; undefined if its time cannot be read. */
export function readEvent(event: GoogleEvent, query: Query): EventReading | undefined {
  const span = spanOf(event, query.timeZone)
  if (!event.id || !span) return undefined
  const common = { eventId: event.id, seriesId: event.recurringEventId ?? undefined }
  const own = ownEventOf(event, query.timeZone)
  if (own) return { ...common, spans: [], own }
  const isTaken = takesTime(event, query) && touches(span, query.window)
  return { ...common, spans: isTaken ? [span] : [], meetings: meetingsOf(event, span, query) }
}
