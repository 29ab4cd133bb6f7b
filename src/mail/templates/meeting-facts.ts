import { formatRange, zoneLabel } from '../../i18n/format-time.ts'
import { type Messages, messagesIn } from '../../i18n/messages.ts'
import { type CallReader, sayCall } from '../../i18n/say-call.ts'
import { callUrl, isCallComing } from '../../model/call-url.ts'
import type { Locale, Meeting } from '../../model/entities.ts'
import { namedAddress } from '../../text/named-address.ts'
import type { Fact } from './render-email.ts'

/** The reader's language and time zone. */
export interface Reader {
  locale: Locale
  timeZone: string
}

interface Span {
  startsAt: number
  endsAt: number
}

/** `Thursday 12 November 2026, 15:00–15:30 (Berlin, CET)`. */
export const describeTime = (span: Span, { locale, timeZone }: Reader): string =>
  `${formatRange(span, timeZone, locale)} (${zoneLabel(span.startsAt, timeZone, locale)})`

/** The reader's language, and their role for the place. */
export interface PlaceReader {
  locale: Locale
  reader: CallReader
}

function describeCall(meeting: Meeting, { locale, reader }: PlaceReader): string {
  const copy = messagesIn(locale, 'mail')
  const url = callUrl(meeting)
  if (url) return url
  if (meeting.status !== 'scheduled' || isCallComing(meeting)) return copy.video
  if (reader === 'host') return copy.callFromYou
  return copy.callFromHost({ host: meeting.host.name })
}

function describePhone(meeting: Meeting, { locale, reader }: PlaceReader): string {
  const copy = messagesIn(locale, 'mail')
  const callText = sayCall(meeting, { locale, reader })
  if (callText) return callText
  if (meeting.status !== 'scheduled') return copy.phone
  return reader === 'invitee' ? copy.phoneAsked : copy.phoneMissing
}

/** The location as text; for a video call, its address. */
export function describePlace(meeting: Meeting, reader: PlaceReader): string {
  const { location } = meeting
  if (location.kind === 'video') return describeCall(meeting, reader)
  if (location.kind === 'address') return location.address
  if (location.kind === 'custom') return location.text
  return describePhone(meeting, reader)
}

/** The time, with the other side's time below it if their time zone differs. */
export function timeFacts(
  meeting: Meeting,
  {
    reader,
    other,
    copy,
  }: { reader: Reader; other: { name: string; timeZone: string }; copy: Messages<'mail'> },
): Fact[] {
  const own: Fact = { label: copy.when, value: describeTime(meeting, reader) }
  if (other.timeZone === reader.timeZone) return [own]
  const label = copy.hostTime({ name: other.name })
  const theirs = describeTime(meeting, { locale: reader.locale, timeZone: other.timeZone })
  return [own, { label, value: theirs }]
}

/** A host's reminder without further details. */
export function hostFacts(meeting: Meeting, reader: Reader): Fact[] {
  const copy = messagesIn(reader.locale, 'mail')
  const { title, invitee, timeZone } = meeting
  return [
    { label: copy.what, value: title },
    { label: copy.contact, value: namedAddress(invitee) },
    ...timeFacts(meeting, { reader, other: { name: invitee.name, timeZone }, copy }),
  ]
}

/** Leaves out facts without a value. */
export const factsGiven = (facts: readonly [label: string, value: string | undefined][]): Fact[] =>
  facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))
