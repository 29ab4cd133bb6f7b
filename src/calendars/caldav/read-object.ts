import type { AttendeeAnswer } from '../../model/entities.ts'
import { emailKey } from '../../text/email-address.ts'
import { ownEntry } from '../../text/own-entry.ts'
import type { CalendarMeeting, EventReading, OwnEvent } from '../calendar-provider.ts'
import { textOfMoment } from './ics/moment.ts'
import { type Component, propertiesOf, textOf, valueIn } from './ics/read-components.ts'
import { withoutAttachments } from './ics/without-attachments.ts'
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
      const answer = ownEntry(answers, (params.PARTSTAT ?? '').toUpperCase()) ?? 'needs-action'
      return email ? [{ email, name: params.CN ?? '', answer }] : []
    },
  )

const isOwn = (component: Component) =>
  valueIn(component, 'UID').endsWith(ownSuffix) && wordOf(component, 'STATUS') !== 'CANCELLED'

function ownEventOf({ component, span }: Occurrence, eventId: string): OwnEvent {
  const uid = valueIn(component, 'UID')
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

type Content = Omit<CalendarMeeting, 'startsAt' | 'endsAt'>

/** An event's own content; undefined if it is not a meeting of its owner with other people. */
function contentOf(component: Component, reader: ObjectReader): Content | undefined {
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
  if (!uid || isOff || isPrivate || people.size === 0) return undefined
  return {
    uid,
    title: textOf(component, 'SUMMARY'),
    description: textOf(component, 'DESCRIPTION'),
    location: textOf(component, 'LOCATION'),
    attendees: [...people.values()],
  }
}

/**
 * Meetings with others. An event is read once for all its occurrences, since it may have thousands of
 * attendees.
 */
function meetingsOf(occurrences: readonly Occurrence[], reader: ObjectReader): CalendarMeeting[] {
  const contents = new Map<Component, Content | undefined>()
  return occurrences.flatMap(({ component, span, originalTime, isDay, isCut }) => {
    if (isDay || isCut) return []
    if (!contents.has(component)) contents.set(component, contentOf(component, reader))
    const content = contents.get(component)
    if (!content) return []
    const uid = originalTime ? `${content.uid} ${textOfMoment(originalTime)}` : content.uid
    return [{ ...content, uid, startsAt: span.start, endsAt: span.end }]
  })
}

/** One event with its exceptions, without attachments; servers usually reject larger ones. */
export const maxObjectCharacters = 1024 * 1024

const tooLarge: ObjectReading = { occurrences: [], isDoubtful: true, isTooMuch: true }

/** A large file is read without its attachments. If it is still too large, none of its times are known. */
function readLargeOrSmall(ics: string, reader: ObjectReader): ObjectReading | undefined {
  const text = ics.length > maxObjectCharacters ? withoutAttachments(ics) : ics
  return text.length > maxObjectCharacters ? tooLarge : readOccurrences(text, reader)
}

function readingOf(
  { occurrences, isDoubtful, isTooMuch }: ObjectReading,
  eventId: string,
  reader: ObjectReader,
): EventReading {
  if (isTooMuch) return { eventId, spans: [reader.window], isDoubtful, meetings: [] }
  const first = occurrences.find(({ component }) => isOwn(component))
  const taken = busyOfOccurrences(occurrences, reader)
  const read = { eventId, isDoubtful: isDoubtful && taken.length > 0 }
  if (!first) return { ...read, spans: taken, meetings: meetingsOf(occurrences, reader) }
  return { ...read, spans: [], own: { ...ownEventOf(first, eventId), taken }, meetings: [] }
}

/**
 * Reads one calendar object. Undefined if it cannot be read, so that one odd object does not hide the others.
 */
export function readObject(
  eventId: string,
  ics: string,
  reader: ObjectReader,
): EventReading | undefined {
  try {
    const reading = readLargeOrSmall(ics, reader)
    return reading && readingOf(reading, eventId, reader)
  } catch (error) {
    // Numbers out of the range of dates.
    if (error instanceof RangeError) return undefined
    throw error
  }
}
