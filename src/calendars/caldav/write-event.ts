import { createEvent } from 'ics'
import type { CalendarEvent } from '../calendar-provider.ts'
import { type CaldavAccess, caldavError } from './account.ts'

/** The name of our object, so that it is found again where an answer was lost. */
const addressOf = (externalId: string, uid: string) =>
  new URL(`${uid.replace(/[^\w-]+/g, '-')}.ics`, externalId).href

/** Nothing that a person typed may begin a line of its own in the file. */
const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()

function textOf(event: CalendarEvent): string {
  const { value, error } = createEvent({
    productId: '-//Parley//Parley//EN',
    uid: event.uid,
    sequence: event.sequence,
    title: oneLine(event.title),
    description: event.description.replace(/[^\P{Cc}\n]/gu, ''),
    location: oneLine(event.location),
    start: event.startsAt,
    startOutputType: 'utc',
    end: event.endsAt,
    endOutputType: 'utc',
    status: 'CONFIRMED',
    busyStatus: 'BUSY',
    transp: 'OPAQUE',
  })
  if (!value) throw new Error('The event cannot be written', { cause: error })
  // RFC 4791 §4.1: a stored object has no METHOD.
  return value.replace(/^METHOD:.*\r\n/m, '')
}

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

/** Makes the event where it is not there, else overwrites the one we know (RFC 4791 §5.3.2). Throws ProviderError. */
export async function putEvent(
  access: CaldavAccess,
  externalId: string,
  event: CalendarEvent,
): Promise<void> {
  const url = addressOf(externalId, event.uid)
  const body = textOf(event)
  const made = await put(access, url, { body, condition: { 'If-None-Match': '*' } })
  if (made.ok) return
  if (made.status !== 412) throw refusal(made)
  const current = await send(access, url, { method: 'GET' })
  const etag = current.headers.get('etag')
  if (!current.ok || !etag) throw refusal(current.ok ? made : current)
  const changed = await put(access, url, { body, condition: { 'If-Match': etag } })
  if (!changed.ok) throw refusal(changed)
}

export async function deleteEvent(
  access: CaldavAccess,
  externalId: string,
  uid: string,
): Promise<void> {
  const response = await send(access, addressOf(externalId, uid), { method: 'DELETE' })
  if (!response.ok && response.status !== 404 && response.status !== 410) throw refusal(response)
}
