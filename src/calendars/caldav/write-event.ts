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

/** The name of our object, so that it is found again where an answer was lost. */
const addressOf = (externalId: string, uid: string) =>
  new URL(`${uid.replace(/[^\w-]+/g, '-')}.ics`, externalId).href

const partstats = {
  'needs-action': 'NEEDS-ACTION',
  accepted: 'ACCEPTED',
  declined: 'DECLINED',
  tentative: 'TENTATIVE',
} as const

/** They are invited by our mail: the server is not to send another one, nor an answer in our name (RFC 6638 §7.1). */
const attendeeOf = ({ answer, name, email }: CalendarEvent['attendees'][number]) => ({
  name,
  email,
  answer: partstats[answer],
  scheduleAgent: 'CLIENT' as const,
})

/** The object that is stored for an event. */
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
  if (status === 412 || status === 409)
    return caldavError('conflict', 'The event is being changed by somebody else.')
  if (status === 403) return caldavError('rejected', 'The server lets nobody write this calendar.')
  if (status === 404 || status === 410) return caldavError('not-found', 'This calendar is gone.')
  return caldavError('rejected', `The server did not take the event (${status}).`)
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

/** Makes the event where it is not there, else overwrites the one we know (RFC 4791 §5.3.2). Throws ProviderError. */
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
  // 409 is also said where the calendar itself is missing (RFC 4918 §9.7.1).
  if (made.status === 409) await assertThere(access, externalId)
  if (made.status !== 412) throw refusal(made)
  const current = await send(access, url, { method: 'GET' })
  // Proxies mark what they packed: If-Match wants the bare one.
  const etag = current.headers
    .get('etag')
    ?.replace(/^W\//, '')
    .replace(/-gzip"$/, '"')
  if (!current.ok || !etag) throw refusal(current.ok ? made : current)
  const changed = await put(access, url, { body, condition: { 'If-Match': etag } })
  if (!changed.ok) throw refusal(changed)
  return written
}

/** An event of ours as it is now; undefined where it is gone. Throws ProviderError. */
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
  // A page that asks to sign in, or a file that makes no sense, does not say that the event is gone.
  if (!own && !isCanceled)
    throw caldavError('rejected', 'The server’s answer about an event cannot be understood.')
  return own
}

const anyTime = { start: -8.64e15, end: 8.64e15 }

/** Where the calendar itself is gone, that is another matter than a missing event. */
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
