import { ownReason } from '../../providers/own-reasons.ts'
import { writeCalendar } from '../../text/icalendar.ts'
import {
  type CalendarEvent,
  defaultBusyRules,
  type EventKey,
  type OwnEvent,
  type WrittenEvent,
} from '../calendar-provider.ts'
import { type CaldavAccess, caldavError } from './account.ts'
import { asOwnOrganizer } from './own-addresses.ts'
import { pathOf } from './read-calendar.ts'
import { readObject } from './read-object.ts'

/** The name of our object, by which it is found again if an answer was lost. */
const addressOf = (externalId: string, uid: string) =>
  new URL(`${uid.replace(/[^\w-]+/g, '-')}.ics`, externalId).href

const partstats = {
  'needs-action': 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
  tentative: 'TENTATIVE',
} as const

/**
 * Our email invites them, so the server must neither send another invitation nor answer in our name (RFC 6638
 * §7.1).
 */
const attendeeOf = ({ answer, name, email }: CalendarEvent['attendees'][number]) => ({
  name,
  email,
  answer: partstats[answer],
  scheduleAgent: 'CLIENT' as const,
})

/** The stored object of an event. */
export const objectOf = (event: CalendarEvent): string =>
  writeCalendar({
    method: undefined,
    uid: event.uid,
    sequence: event.sequence,
    title: event.title,
    description: event.description,
    location: event.location,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    status: 'CONFIRMED',
    busyStatus: event.isBusy ? 'BUSY' : 'FREE',
    transparency: event.isBusy ? 'OPAQUE' : 'TRANSPARENT',
    ...(event.attendees.length > 0
      ? {
          organizer: { ...event.organizer, scheduleAgent: 'CLIENT' as const },
          attendees: event.attendees.map(attendeeOf),
        }
      : {}),
  })

function refusal({ status }: Response) {
  if (status === 412 || status === 409) return caldavError('conflict', ownReason('eventBusy'))
  if (status === 403) return caldavError('rejected', ownReason('calendarReadOnly'))
  if (status === 404 || status === 410)
    return caldavError('not-found', ownReason('calendarMissing'))
  return caldavError('rejected', ownReason('eventRefused', { status: String(status) }))
}

const send = (
  { headers, fetch }: CaldavAccess,
  url: string,
  init: { method: string; body?: string; headers?: Record<string, string> },
) => fetch(url, { ...init, headers: { ...headers, ...init.headers } })

async function put(
  access: CaldavAccess,
  url: string,
  { body, condition }: { body: string; condition: Record<string, string> },
): Promise<Response> {
  const type = { 'Content-Type': 'text/calendar; charset=utf-8' }
  return send(access, url, { method: 'PUT', body, headers: { ...type, ...condition } })
}

/** An event without attendees has no organizer (RFC 5545 §3.8.4.3). Throws ProviderError. */
async function bodyOf(
  access: CaldavAccess,
  externalId: string,
  event: CalendarEvent,
): Promise<string> {
  if (event.attendees.length === 0) return objectOf(event)
  const organizer = await asOwnOrganizer(access, externalId, event.organizer)
  return objectOf({ ...event, organizer })
}

/**
 * Creates the event if it does not exist, otherwise overwrites the known version (RFC 4791 §5.3.2). Throws
 * ProviderError.
 */
export async function putEvent(
  access: CaldavAccess,
  externalId: string,
  event: CalendarEvent,
): Promise<WrittenEvent> {
  const url = addressOf(externalId, event.uid)
  const written = {
    eventId: pathOf(url),
    iCalUid: event.uid,
    conferenceUrl: undefined,
    isCallMissing: event.wantsConference,
  }
  const body = await bodyOf(access, externalId, event)
  const made = await put(access, url, { body, condition: { 'If-None-Match': '*' } })
  if (made.ok) return written
  // 409 may also mean that the calendar is missing (RFC 4918 §9.7.1).
  if (made.status === 409) await assertThere(access, externalId)
  if (made.status !== 412) throw refusal(made)
  const current = await send(access, url, { method: 'GET' })
  // Proxies mark the ETags of compressed answers, but If-Match needs the original one.
  const etag = current.headers
    .get('etag')
    ?.replace(/^W\//, '')
    .replace(/-gzip"$/, '"')
  if (!current.ok || !etag) throw refusal(current.ok ? made : current)
  const changed = await put(access, url, { body, condition: { 'If-Match': etag } })
  if (!changed.ok) throw refusal(changed)
  return written
}

/** The present state of one of our events; undefined if it was deleted. Throws ProviderError. */
export async function findEvent(
  access: CaldavAccess,
  externalId: string,
  { uid }: EventKey,
): Promise<OwnEvent | undefined> {
  const url = addressOf(externalId, uid)
  const response = await send(access, url, { method: 'GET' })
  if (response.status === 404 || response.status === 410) {
    await assertThere(access, externalId)
    return undefined
  }
  if (!response.ok) throw refusal(response)
  const reader = { window: anyTime, timeZone: 'UTC', ownerEmails: [], rules: defaultBusyRules }
  const ics = await response.text()
  const own = readObject(pathOf(url), ics, reader)?.own
  const isCanceled = /^STATUS:CANCELLED\r?$/m.test(ics)
  // A sign-in page or an unreadable file does not mean that the event was deleted.
  if (!own && !isCanceled) throw caldavError('rejected', ownReason('unreadableEvent'))
  return own
}

const anyTime = { start: -8.64e15, end: 8.64e15 }

/** A missing calendar is a different case from a missing event. */
async function assertThere(access: CaldavAccess, externalId: string): Promise<void> {
  const response = await send(access, externalId, { method: 'PROPFIND', headers: { Depth: '0' } })
  if (!response.ok) throw refusal(response)
}

export async function deleteEvent(
  access: CaldavAccess,
  externalId: string,
  { uid }: EventKey,
): Promise<void> {
  const response = await send(access, addressOf(externalId, uid), { method: 'DELETE' })
  if (!response.ok && response.status !== 404 && response.status !== 410) throw refusal(response)
}
