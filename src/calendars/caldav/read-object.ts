import type ICAL from 'ical.js'
import type { AttendeeAnswer } from '../../scheduling/entities.ts'
import { emailKey } from '../../text/email-address.ts'
import type { CalendarMeeting, EventReading, OwnEvent } from '../calendar-provider.ts'
import {
  busyOfOccurrences,
  type ObjectReader,
  type Occurrence,
  occurrencesOfObject,
  ownAnswer,
  ownSuffix,
  textOf,
} from './occurrences.ts'
import { runWithin } from './run-within.ts'

const answers: Record<string, AttendeeAnswer> = {
  ACCEPTED: 'accepted',
  DECLINED: 'declined',
  TENTATIVE: 'tentative',
}

interface Attendee {
  email: string
  name: string
  answer: AttendeeAnswer
}

const attendeesOf = (component: ICAL.Component): Attendee[] =>
  [...component.getAllProperties('organizer'), ...component.getAllProperties('attendee')].flatMap(
    person => {
      const email = /^mailto:(.+)$/i.exec(String(person.getFirstValue()))?.[1]
      const partstat = String(person.getFirstParameter('partstat') ?? '').toUpperCase()
      const name = String(person.getFirstParameter('cn') ?? '')
      return email ? [{ email, name, answer: answers[partstat] ?? 'needs-action' }] : []
    },
  )

function ownEventOf({ item, span }: Occurrence, eventId: string): OwnEvent | undefined {
  if (!item.uid?.endsWith(ownSuffix) || textOf(item.component, 'status') === 'CANCELLED')
    return undefined
  const given = attendeesOf(item.component).map(({ email, answer }) => [emailKey(email), answer])
  return {
    meetingId: item.uid.slice(0, -ownSuffix.length),
    eventId,
    startsAt: span.start,
    endsAt: span.end,
    answers: Object.fromEntries(given),
    conferenceUrl: undefined,
  }
}

function meetingOf(
  { item, span, recurrenceId }: Occurrence,
  reader: ObjectReader,
): CalendarMeeting[] {
  const { component, uid } = item
  const people = new Map(
    attendeesOf(component)
      .filter(({ email }) => !reader.ownerEmails.includes(emailKey(email)))
      .map(({ email, name }) => [emailKey(email), { email, name }]),
  )
  const isOff =
    textOf(component, 'status') === 'CANCELLED' ||
    ownAnswer(component, reader.ownerEmails) === 'DECLINED'
  const isPrivate = ['PRIVATE', 'CONFIDENTIAL'].includes(textOf(component, 'class'))
  if (!uid || isOff || isPrivate || item.startDate.isDate || people.size === 0) return []
  return [
    {
      uid: recurrenceId ? `${uid} ${recurrenceId}` : uid,
      title: item.summary ?? '',
      description: item.description ?? '',
      location: item.location ?? '',
      startsAt: span.start,
      endsAt: span.end,
      attendees: [...people.values()],
    },
  ]
}

/** One event with its exceptions; servers commonly refuse more. */
export const maxObjectCharacters = 1024 * 1024

/** A daily series of a century takes a fraction of it. */
const maxReadingMs = 2_000

/** A rule may describe a time that never comes: ical.js then looks for it without end. */
function occurrencesWithin(ics: string, reader: ObjectReader): Occurrence[] {
  if (ics.length > maxObjectCharacters) throw new Error('The calendar object is too large')
  const read = () => occurrencesOfObject(ics, reader)
  return /RRULE/i.test(ics) ? runWithin(maxReadingMs, read) : read()
}

/** What one calendar object means; undefined for what cannot be understood. */
export function readObject(
  eventId: string,
  ics: string,
  reader: ObjectReader,
): EventReading | undefined {
  try {
    const occurrences = occurrencesWithin(ics, reader)
    const [own] = occurrences.flatMap(occurrence => ownEventOf(occurrence, eventId) ?? [])
    return {
      eventId,
      spans: busyOfOccurrences(occurrences, reader),
      own,
      meetings: own ? [] : occurrences.flatMap(occurrence => meetingOf(occurrence, reader)),
    }
  } catch {
    return undefined
  }
}
