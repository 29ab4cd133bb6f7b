import ICAL from 'ical.js'
import { clampSpan, startOfNamedDay } from '../../scheduling/instant.ts'
import { touches } from '../../scheduling/intervals.ts'
import type { Interval } from '../../scheduling/types.ts'
import { isTimeZone, toInstant } from '../../scheduling/zoned-time.ts'
import type { BusyRules } from '../calendar-provider.ts'

export interface ObjectReader {
  window: Interval
  /** IANA: where days without a time begin, and times without a zone are. */
  timeZone: string
  /** Lower case. */
  ownerEmails: readonly string[]
  rules: BusyRules
}

/** Ours carry this; their time is kept by the meeting itself. */
export const ownSuffix = '@parley'

/** One time that an event takes place. */
export interface Occurrence {
  item: ICAL.Event
  span: Interval
  /** Of a series: when it was to be (RFC 5545 RECURRENCE-ID), as text. */
  recurrenceId: string | undefined
}

/** A recurrence by the minute since the year dot is nobody's calendar. */
const mostRecurrences = 20_000

const pad = (value: number) => String(value).padStart(2, '0')

/** Wall time in an IANA zone by our own rules; in a zone the file brings along by the file's. */
function instantOf(time: ICAL.Time, tzid: string | undefined, { timeZone }: ObjectReader): number {
  const day = `${String(time.year).padStart(4, '0')}-${pad(time.month)}-${pad(time.day)}`
  if (time.isDate) return startOfNamedDay(day, timeZone)
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1000
  const zone = tzid && isTimeZone(tzid) ? tzid : undefined
  const isForeign = zone === undefined && time.zone !== ICAL.Timezone.localTimezone
  if (isForeign && time.zone) return time.toUnixTime() * 1000
  const wall = toInstant(day, `${pad(time.hour)}:${pad(time.minute)}`, zone ?? timeZone)
  return wall + time.second * 1000
}

export const textOf = (component: ICAL.Component, name: string) =>
  String(component.getFirstPropertyValue(name) ?? '').toUpperCase()

/** What the calendar's owner answered, upper case; empty where they are not among the attendees. */
export function ownAnswer(component: ICAL.Component, ownerEmails: readonly string[]): string {
  const addresses = ownerEmails.map(email => `mailto:${email}`)
  const own = component
    .getAllProperties('attendee')
    .find(attendee => addresses.includes(String(attendee.getFirstValue()).toLowerCase()))
  return String(own?.getFirstParameter('partstat') ?? '').toUpperCase()
}

const isFree = (component: ICAL.Component) =>
  textOf(component, 'transp') === 'TRANSPARENT' ||
  textOf(component, 'x-microsoft-cdo-busystatus') === 'FREE'

/** Canceled events take no time, nor do our own; of the others the rules decide. */
function takesTime({ component, uid, startDate }: ICAL.Event, reader: ObjectReader): boolean {
  const { rules, ownerEmails } = reader
  if (uid?.endsWith(ownSuffix) || textOf(component, 'status') === 'CANCELLED') return false
  const answer = ownAnswer(component, ownerEmails)
  const isTentative = answer === 'TENTATIVE' || textOf(component, 'status') === 'TENTATIVE'
  if (answer === 'DECLINED' && !rules.declined) return false
  if (isTentative && !rules.tentative) return false
  if (startDate.isDate && !rules.allDay) return false
  return !isFree(component) || rules.free
}

const zoneIdOf = ({ component }: ICAL.Event): string | undefined =>
  component.getFirstProperty('dtstart')?.getFirstParameter('tzid') || undefined

function spanOf(
  { startDate, endDate }: { startDate: ICAL.Time; endDate: ICAL.Time },
  event: ICAL.Event,
  reader: ObjectReader,
): Interval {
  const tzid = zoneIdOf(event)
  const span = clampSpan(instantOf(startDate, tzid, reader), instantOf(endDate, tzid, reader))
  if (span === undefined) throw new RangeError('An event has a time that cannot be read')
  return span
}

function recurrencesOf(event: ICAL.Event, reader: ObjectReader): Occurrence[] {
  const found: Occurrence[] = []
  const iterator = event.iterator()
  for (let count = 0; count < mostRecurrences; count += 1) {
    const next = iterator.next()
    if (!next) break
    const occurrence = event.getOccurrenceDetails(next)
    if (instantOf(next, zoneIdOf(event), reader) >= reader.window.end) break
    const { item } = occurrence
    const span = spanOf(occurrence, item, reader)
    const recurrenceId = occurrence.recurrenceId.toString()
    if (touches(span, reader.window)) found.push({ item, span, recurrenceId })
  }
  return found
}

function occurrencesOf(event: ICAL.Event, reader: ObjectReader): Occurrence[] {
  if (event.isRecurring()) return recurrencesOf(event, reader)
  const recurrenceId = event.isRecurrenceException() ? event.recurrenceId.toString() : undefined
  return [{ item: event, span: spanOf(event, event, reader), recurrenceId }]
}

/**
 * When the events of one calendar object (RFC 5545: one UID, its exceptions beside it) take place; a series
 * within the window alone. ical.js throws errors of many kinds at files that are none, and at rules and dates
 * that cannot be.
 */
export function occurrencesOfObject(ics: string, reader: ObjectReader): Occurrence[] {
  const calendar = new ICAL.Component(ICAL.parse(ics) as [string, object[], object[]])
  const events = calendar.getAllSubcomponents('vevent').map(component => new ICAL.Event(component))
  const exceptions = events.filter(event => event.isRecurrenceException())
  const masters = events.filter(event => !event.isRecurrenceException())
  for (const master of masters)
    for (const exception of exceptions)
      if (exception.uid === master.uid) master.relateException(exception)
  // Of a series one was invited to once, only that one may be here.
  const orphans = exceptions.filter(({ uid }) => !masters.some(master => master.uid === uid))
  return [...masters, ...orphans]
    .flatMap(event => occurrencesOf(event, reader))
    .sort((a, b) => a.span.start - b.span.start)
}

/** The time that these take of their owner's, within the window, ascending. */
export const busyOfOccurrences = (
  occurrences: readonly Occurrence[],
  reader: ObjectReader,
): Interval[] =>
  occurrences
    .filter(({ item, span }) => touches(span, reader.window) && takesTime(item, reader))
    .map(({ span }) => span)
