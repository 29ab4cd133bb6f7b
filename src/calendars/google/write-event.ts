import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import type { CalendarEvent, EventKey, OwnEvent, WrittenEvent } from '../calendar-provider.ts'
import { askGoogle, type GoogleCalendar, GoogleRefusal } from './api.ts'
import { conferenceFor, isCallPending, mayHaveMeet } from './conference.ts'
import { eventIdOf, meetingProperty } from './event-id.ts'
import { type GoogleEvent, ownEventOf } from './event-of-google.ts'

const responses = {
  'needs-action': 'needsAction',
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
} as const

const timeOf = (instant: number) => ({ dateTime: new Date(instant).toISOString(), timeZone: 'UTC' })

/** `conferenceData` is left out of later writes, so that the call stays the same. */
function bodyOf(event: CalendarEvent): GoogleEvent {
  return {
    status: 'confirmed',
    summary: event.title,
    description: event.description,
    location: event.location,
    start: timeOf(event.startsAt),
    end: timeOf(event.endsAt),
    attendees: event.attendees.map(({ name, email, answer }) => ({
      displayName: name,
      email,
      responseStatus: responses[answer],
    })),
    transparency: event.isBusy ? 'opaque' : 'transparent',
    ...(event.hasReminders ? {} : { reminders: { useDefault: false, overrides: [] } }),
    extendedProperties: { private: { [meetingProperty]: event.key } },
  }
}

interface Writing {
  event: CalendarEvent
  eventId: string
}

function written(kept: GoogleEvent, { event, eventId }: Writing): WrittenEvent {
  const conferenceUrl = ownEventOf(kept, 'UTC')?.conferenceUrl
  const isCallMissing = event.wantsConference && !conferenceUrl && !isCallPending(kept)
  const iCalUid = kept.iCalUID ?? `${eventId}@google.com`
  const webUrl = kept.htmlLink ?? undefined
  return { eventId, iCalUid, conferenceUrl, isCallMissing, webUrl }
}

const isThere = ({ status }: GoogleRefusal) => status === 409
const isMissing = ({ status }: GoogleRefusal) => status === 404 || status === 410
const isMisfit = ({ status }: GoogleRefusal) => status === 400

const orUndefined = (error: unknown): undefined => {
  if (!(error instanceof GoogleRefusal)) throw error
  return undefined
}

/**
 * Undefined if the id is taken: by this event, which exists already or was deleted. If Google rejects the call,
 * the event is written without it, because it also serves as the invitation.
 */
async function insert(
  api: GoogleCalendar,
  calendarId: string,
  writing: Writing & { hasCall: boolean },
): Promise<GoogleEvent | undefined> {
  const { event, eventId, hasCall } = writing
  const requestBody = {
    id: eventId,
    ...bodyOf(event),
    ...(hasCall ? conferenceFor(event) : {}),
  }
  const how = { calendarId, conferenceDataVersion: 1, sendUpdates: 'all' }
  try {
    return await askGoogle(
      () => api.events.insert({ ...how, requestBody }),
      refusal => isThere(refusal) || (hasCall && isMisfit(refusal)),
    )
  } catch (error) {
    if (!(error instanceof GoogleRefusal)) throw error
    return isMisfit(error) ? insert(api, calendarId, { ...writing, hasCall: false }) : undefined
  }
}

/** Undefined if the event no longer exists. */
function change(
  api: GoogleCalendar,
  calendarId: string,
  { event, eventId }: Writing,
): Promise<GoogleEvent | undefined> {
  const how = { calendarId, eventId, conferenceDataVersion: 1, sendUpdates: 'all' }
  return askGoogle(() => api.events.patch({ ...how, requestBody: bodyOf(event) }), isMissing).catch(
    orUndefined,
  )
}

/** A call is created shortly after its event: if it is missing, a later sync adds it. */
async function withCall(
  api: GoogleCalendar,
  calendarId: string,
  { writing, made }: { writing: Writing; made: GoogleEvent },
): Promise<WrittenEvent> {
  if (!isCallPending(made)) return written(made, writing)
  const { eventId } = writing
  return written(await askGoogle(() => api.events.get({ calendarId, eventId })), writing)
}

/** How many ids in a row may belong to deleted events. */
const maxTimes = 5

/**
 * The id is ours, so a repeated insert is rejected as a duplicate and becomes an update. Throws ProviderError.
 */
export async function putEvent(
  api: GoogleCalendar,
  calendarId: string,
  event: CalendarEvent,
): Promise<WrittenEvent> {
  const known = event.eventId
  const kept = known && (await change(api, calendarId, { event, eventId: known }))
  if (kept) return written(kept, { event, eventId: known })
  const hasCall = event.wantsConference && (await mayHaveMeet(api, calendarId))
  for (let time = 0; time < maxTimes; time += 1) {
    const writing = { event, eventId: eventIdOf(event.key, time) }
    const made = await insert(api, calendarId, { ...writing, hasCall })
    if (made) return withCall(api, calendarId, { writing, made })
    const changed = await change(api, calendarId, writing)
    if (changed) return written(changed, writing)
  }
  throw new ProviderError({
    provider: 'google',
    code: 'conflict',
    ...ownReason('repeatOfDeleted', { provider: 'Google' }),
  })
}

const idOf = ({ key, eventId }: EventKey) => eventId ?? eventIdOf(key)

export async function deleteEvent(
  api: GoogleCalendar,
  calendarId: string,
  event: EventKey,
): Promise<void> {
  const eventId = idOf(event)
  await askGoogle(
    () => api.events.delete({ calendarId, eventId, sendUpdates: 'all' }),
    isMissing,
  ).catch(orUndefined)
}

/**
 * Undefined if the event was deleted. A deleted calendar gives the same answer, so callers check it if
 * necessary.
 */
export async function findEvent(
  api: GoogleCalendar,
  calendarId: string,
  key: EventKey,
): Promise<OwnEvent | undefined> {
  const eventId = idOf(key)
  const event = await askGoogle(() => api.events.get({ calendarId, eventId }), isMissing).catch(
    orUndefined,
  )
  if (event) return event.status === 'cancelled' ? undefined : ownEventOf(event, 'UTC', key.key)
  await askGoogle(() => api.events.list({ calendarId, maxResults: 1 }))
  return undefined
}
