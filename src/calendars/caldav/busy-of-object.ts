import ICAL from 'ical.js'
import type { Interval } from '../../scheduling/types.ts'
import { isTimeZone, toInstant } from '../../scheduling/zoned-time.ts'

export interface ObjectReader {
  window: Interval
  /** IANA: where days without a time begin, and times without a zone are. */
  timeZone: string
  ownerEmail: string
}

/** Ours carry this; their time is kept by the meeting itself. */
const ownSuffix = '@parley'

/** A recurrence by the minute since the year dot is nobody's calendar. */
const mostRecurrences = 20_000

const pad = (value: number) => String(value).padStart(2, '0')

/** Wall time in an IANA zone by our own rules; in a zone the file brings along by the file's. */
function instantOf(time: ICAL.Time, tzid: string | undefined, { timeZone }: ObjectReader): number {
  const day = `${String(time.year).padStart(4, '0')}-${pad(time.month)}-${pad(time.day)}`
  if (time.isDate) return toInstant(day, '00:00', timeZone)
  if (time.zone === ICAL.Timezone.utcTimezone) return time.toUnixTime() * 1000
  const zone = tzid && isTimeZone(tzid) ? tzid : undefined
  const isForeign = zone === undefined && time.zone !== ICAL.Timezone.localTimezone
  if (isForeign && time.zone) return time.toUnixTime() * 1000
  const wall = toInstant(day, `${pad(time.hour)}:${pad(time.minute)}`, zone ?? timeZone)
  return wall + time.second * 1000
}

const textOf = (component: ICAL.Component, name: string) =>
  String(component.getFirstPropertyValue(name) ?? '').toUpperCase()

function isDeclined(component: ICAL.Component, ownerEmail: string): boolean {
  const own = component
    .getAllProperties('attendee')
    .find(attendee => String(attendee.getFirstValue()).toLowerCase() === `mailto:${ownerEmail}`)
  return String(own?.getFirstParameter('partstat') ?? '').toUpperCase() === 'DECLINED'
}

/** Free, canceled and declined events take no time, nor do our own; tentative ones do. */
function takesTime({ component, uid }: ICAL.Event, { ownerEmail }: ObjectReader): boolean {
  if (uid?.endsWith(ownSuffix)) return false
  if (textOf(component, 'status') === 'CANCELLED') return false
  if (textOf(component, 'transp') === 'TRANSPARENT') return false
  if (textOf(component, 'x-microsoft-cdo-busystatus') === 'FREE') return false
  return !isDeclined(component, ownerEmail.toLowerCase())
}

const zoneIdOf = ({ component }: ICAL.Event): string | undefined =>
  component.getFirstProperty('dtstart')?.getFirstParameter('tzid') || undefined

function spanOf(
  { startDate, endDate }: { startDate: ICAL.Time; endDate: ICAL.Time },
  event: ICAL.Event,
  reader: ObjectReader,
): Interval {
  const tzid = zoneIdOf(event)
  return { start: instantOf(startDate, tzid, reader), end: instantOf(endDate, tzid, reader) }
}

const touches = (span: Interval, window: Interval) =>
  span.start < span.end && span.start < window.end && span.end > window.start

function recurringSpans(event: ICAL.Event, reader: ObjectReader): Interval[] {
  const spans: Interval[] = []
  const iterator = event.iterator()
  for (let count = 0; count < mostRecurrences; count += 1) {
    const next = iterator.next()
    if (!next) break
    const occurrence = event.getOccurrenceDetails(next)
    if (instantOf(next, zoneIdOf(event), reader) >= reader.window.end) break
    if (!takesTime(occurrence.item, reader)) continue
    const span = spanOf(occurrence, occurrence.item, reader)
    if (touches(span, reader.window)) spans.push(span)
  }
  return spans
}

function spansOf(event: ICAL.Event, reader: ObjectReader): Interval[] {
  if (event.isRecurring()) return recurringSpans(event, reader)
  if (!takesTime(event, reader)) return []
  const span = spanOf(event, event, reader)
  return touches(span, reader.window) ? [span] : []
}

function spansOfFile(ics: string, reader: ObjectReader): Interval[] {
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
    .flatMap(event => spansOf(event, reader))
    .sort((a, b) => a.start - b.start)
}

/**
 * When the events of one calendar object (RFC 5545: one UID, its exceptions beside it) take their owner's
 * time, within the window, ascending. Undefined for what cannot be understood: ical.js throws errors of many
 * kinds at files that are none, and at rules and dates that cannot be.
 */
export function busyOfObject(ics: string, reader: ObjectReader): Interval[] | undefined {
  try {
    return spansOfFile(ics, reader)
  } catch {
    return undefined
  }
}
