import type { AttendeeAnswer } from '../../model/entities.ts'
import { clampSpan, startOfNamedDay } from '../../scheduling/instant.ts'
import { touches } from '../../scheduling/intervals.ts'
import type { Interval } from '../../scheduling/types.ts'
import { emailKey } from '../../text/email-address.ts'
import { ownEntry } from '../../text/own-entry.ts'
import type {
  BusyRules,
  CalendarMeeting,
  EventReading,
  OwnEvent,
  ReadCalendar,
} from '../calendar-provider.ts'
import { keyOfTransaction } from './event-key.ts'
import type { GraphEvent } from './graph-event.ts'

type Query = Pick<ReadCalendar, 'timeZone' | 'ownerEmails' | 'rules' | 'window'>

const answers: Record<string, AttendeeAnswer> = {
  accepted: 'accepted',
  declined: 'declined',
  tentativelyAccepted: 'tentative',
}

/** Times come in UTC, with seven digits of a second; days without a time begin in their owner's zone. */
function instantOf(event: GraphEvent, edge: 'start' | 'end', timeZone: string): number {
  const dateTime = event[edge]?.dateTime
  if (!dateTime) return Number.NaN
  if (event.isAllDay) return startOfNamedDay(dateTime.slice(0, 10), timeZone)
  return Date.parse(`${dateTime.slice(0, 23).replace(/Z$/, '')}Z`)
}

function spanOf(event: GraphEvent, timeZone: string): Interval | undefined {
  return clampSpan(instantOf(event, 'start', timeZone), instantOf(event, 'end', timeZone))
}

/** People who work elsewhere can be booked. */
const isFree = (showAs: string | null | undefined) =>
  showAs === 'free' || showAs === 'workingElsewhere'

function takesTime(event: GraphEvent, rules: BusyRules): boolean {
  const answer = event.responseStatus?.response
  if (event.isCancelled) return false
  if (answer === 'declined' && !rules.declined) return false
  const isTentative = event.showAs === 'tentative' || answer === 'tentativelyAccepted'
  if (isTentative && !rules.tentative) return false
  if (event.isAllDay && !rules.allDay) return false
  return !isFree(event.showAs) || rules.free
}

/**
 * The event as one of our meetings; undefined if it is none.
 * @param knownKey if it was requested by its own id: not every account shows the transaction id
 */
export function ownEventOf(event: GraphEvent, knownKey?: string): OwnEvent | undefined {
  const meetingId = knownKey ?? keyOfTransaction(event.transactionId ?? '')
  const span = spanOf(event, 'UTC')
  if (!meetingId || !span) return undefined
  const given = (event.attendees ?? []).map(({ emailAddress, status }) => [
    emailKey(emailAddress?.address ?? ''),
    ownEntry(answers, status?.response ?? '') ?? 'needs-action',
  ])
  return {
    meetingId,
    eventId: event.id,
    startsAt: span.start,
    endsAt: span.end,
    answers: Object.fromEntries(given),
    conferenceUrl: event.onlineMeeting?.joinUrl ?? undefined,
    title: event.subject ?? undefined,
  }
}

/** Outlook's own apps set transaction ids in their own formats; a bare UUID comes from another program. */
const isByProgram = ({ transactionId }: GraphEvent) =>
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(transactionId ?? '')

function meetingsOf(event: GraphEvent, span: Interval, { ownerEmails }: Query): CalendarMeeting[] {
  const isPrivate = event.sensitivity === 'private' || event.sensitivity === 'confidential'
  const isOff = event.isCancelled || event.responseStatus?.response === 'declined'
  if (isPrivate || isOff || event.isAllDay || isByProgram(event)) return []
  const everybody = [
    event.organizer?.emailAddress,
    ...(event.attendees ?? [])
      .filter(({ type }) => type !== 'resource')
      .map(({ emailAddress }) => emailAddress),
  ]
  const people = new Map<string, { email: string; name: string }>()
  for (const one of everybody) {
    const email = one?.address ?? ''
    if (email && !ownerEmails.includes(emailKey(email)))
      people.set(emailKey(email), { email, name: one?.name ?? '' })
  }
  if (people.size === 0) return []
  return [
    {
      uid: event.iCalUId ?? event.id,
      title: event.subject ?? '',
      description: event.bodyPreview ?? '',
      location: event.location?.displayName ?? '',
      startsAt: span.start,
      endsAt: span.end,
      attendees: [...people.values()],
    },
  ]
}

/** Reads one event; undefined if its time cannot be read. */
export function readEvent(event: GraphEvent, query: Query): EventReading | undefined {
  const span = spanOf(event, query.timeZone)
  if (!span) return undefined
  const common = { eventId: event.id, seriesId: event.seriesMasterId ?? undefined }
  const own = ownEventOf(event)
  if (own) return { ...common, spans: [], own }
  const isTaken = takesTime(event, query.rules) && touches(span, query.window)
  return { ...common, spans: isTaken ? [span] : [], meetings: meetingsOf(event, span, query) }
}
