import type { AttendeeAnswer } from '../../scheduling/entities.ts'
import { emailKey } from '../../text/email-address.ts'
import type { CalendarMeeting, EventReading, OwnEvent } from '../calendar-provider.ts'
import { textOfMoment } from './ics/moment.ts'
import { type Component, propertiesOf, textOf, valueIn } from './ics/read-components.ts'
import {
  busyOfOccurrences,
  type ObjectReader,
  type ObjectReading,
  readOccurrences,
} from './occurrences.ts'
import type { Occurrence } from './occurrences-of-series.ts'
import { ownAnswer, ownSuffix, wordOf } from './takes-time.ts'

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

const attendeesOf = (component: Component): Attendee[] =>
  [...propertiesOf(component, 'ORGANIZER'), ...propertiesOf(component, 'ATTENDEE')].flatMap(
    ({ value, params }) => {
      const email = /^mailto:(.+)$/i.exec(value.trim())?.[1]
      const answer = answers[(params.PARTSTAT ?? '').toUpperCase()] ?? 'needs-action'
      return email ? [{ email, name: params.CN ?? '', answer }] : []
    },
  )

function ownEventOf({ component, span }: Occurrence, eventId: string): OwnEvent | undefined {
  const uid = valueIn(component, 'UID')
  if (!uid.endsWith(ownSuffix) || wordOf(component, 'STATUS') === 'CANCELLED') return undefined
  const given = attendeesOf(component).map(({ email, answer }) => [emailKey(email), answer])
  return {
    meetingId: uid.slice(0, -ownSuffix.length),
    eventId,
    startsAt: span.start,
    endsAt: span.end,
    answers: Object.fromEntries(given),
    conferenceUrl: undefined,
    title: textOf(component, 'SUMMARY') || undefined,
  }
}

function meetingOf(occurrence: Occurrence, reader: ObjectReader): CalendarMeeting[] {
  const { component, span, place } = occurrence
  const uid = valueIn(component, 'UID')
  const people = new Map(
    attendeesOf(component)
      .filter(({ email }) => !reader.ownerEmails.includes(emailKey(email)))
      .map(({ email, name }) => [emailKey(email), { email, name }]),
  )
  const isOff =
    wordOf(component, 'STATUS') === 'CANCELLED' ||
    ownAnswer(component, reader.ownerEmails) === 'DECLINED'
  const isPrivate = ['PRIVATE', 'CONFIDENTIAL'].includes(wordOf(component, 'CLASS'))
  const isNone = occurrence.isDay || occurrence.isCut || people.size === 0
  if (!uid || isOff || isPrivate || isNone) return []
  return [
    {
      uid: place ? `${uid} ${textOfMoment(place)}` : uid,
      title: textOf(component, 'SUMMARY'),
      description: textOf(component, 'DESCRIPTION'),
      location: textOf(component, 'LOCATION'),
      startsAt: span.start,
      endsAt: span.end,
      attendees: [...people.values()],
    },
  ]
}

/** One event with its exceptions; servers commonly refuse more. */
export const maxObjectCharacters = 1024 * 1024

function readingOf(
  { occurrences, isDoubtful }: ObjectReading,
  eventId: string,
  reader: ObjectReader,
): EventReading {
  const [own] = occurrences.flatMap(occurrence => ownEventOf(occurrence, eventId) ?? [])
  const spans = busyOfOccurrences(occurrences, reader)
  return {
    eventId,
    spans,
    isDoubtful: isDoubtful && spans.length > 0,
    own,
    meetings: own ? [] : occurrences.flatMap(occurrence => meetingOf(occurrence, reader)),
  }
}

/** What one calendar object means; undefined for what cannot be understood: one odd object must not hide the others. */
export function readObject(
  eventId: string,
  ics: string,
  reader: ObjectReader,
): EventReading | undefined {
  if (ics.length > maxObjectCharacters) return undefined
  try {
    const reading = readOccurrences(ics, reader)
    return reading && readingOf(reading, eventId, reader)
  } catch (error) {
    // Numbers beyond what dates can be.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
