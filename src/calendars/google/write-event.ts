import { ProviderError } from '../../providers/provider-error.ts'
import type { CalendarEvent, EventKey, OwnEvent, WrittenEvent } from '../calendar-provider.ts'
import { askGoogle, type GoogleCalendar, GoogleRefusal } from './api.ts'
import { eventIdOf, meetingProperty } from './event-id.ts'
import { type GoogleEvent, ownEventOf } from './event-of-google.ts'

const responses = {
  'needs-action': 'needsAction',
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
} as const

const timeOf = (instant: number) => ({ dateTime: new Date(instant).toISOString(), timeZone: 'UTC' })

const conferenceFor = ({ key }: CalendarEvent) => ({
  conferenceData: {
    createRequest: { requestId: key, conferenceSolutionKey: { type: 'hangoutsMeet' } },
  },
})

/** `conferenceData` is left out of later writings, so that the call stays the one it is. */
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

const written = (event: GoogleEvent, eventId: string): WrittenEvent => ({
  eventId,
  iCalUid: event.iCalUID ?? `${eventId}@google.com`,
  conferenceUrl: ownEventOf(event, 'UTC')?.conferenceUrl,
})

const isThere = ({ status }: GoogleRefusal) => status === 409
const isGone = ({ status }: GoogleRefusal) => status === 404 || status === 410

interface Writing {
  event: CalendarEvent
  eventId: string
}

const orUndefined = (error: unknown): undefined => {
  if (!(error instanceof GoogleRefusal)) throw error
  return undefined
}

/** Undefined where the id is taken: by this event, which is there already or was removed once. */
function insert(
  api: GoogleCalendar,
  calendarId: string,
  { event, eventId }: Writing,
): Promise<GoogleEvent | undefined> {
  const requestBody = {
    id: eventId,
    ...bodyOf(event),
    ...(event.wantsConference ? conferenceFor(event) : {}),
  }
  const how = { calendarId, conferenceDataVersion: 1, sendUpdates: 'all' }
  return askGoogle(() => api.events.insert({ ...how, requestBody }), isThere).catch(orUndefined)
}

/** Undefined where there is nothing left to be changed. */
function change(
  api: GoogleCalendar,
  calendarId: string,
  { event, eventId }: Writing,
): Promise<GoogleEvent | undefined> {
  const how = { calendarId, eventId, conferenceDataVersion: 1, sendUpdates: 'all' }
  return askGoogle(() => api.events.patch({ ...how, requestBody: bodyOf(event) }), isGone).catch(
    orUndefined,
  )
}

/** A conference is made a moment after its event: where it is not there yet, a later reading brings it. */
async function withCall(
  api: GoogleCalendar,
  calendarId: string,
  { writing, made }: { writing: Writing; made: GoogleEvent },
): Promise<WrittenEvent> {
  const { event, eventId } = writing
  const result = written(made, eventId)
  if (!event.wantsConference || result.conferenceUrl) return result
  return written(await askGoogle(() => api.events.get({ calendarId, eventId })), eventId)
}

/** How often an id may have been used up by an event that is gone for good. */
const mostTimes = 5

/** The id is ours, so a repeat is refused as a duplicate, and becomes a change. Throws ProviderError. */
export async function putEvent(
  api: GoogleCalendar,
  calendarId: string,
  event: CalendarEvent,
): Promise<WrittenEvent> {
  const known = event.eventId
  const kept = known && (await change(api, calendarId, { event, eventId: known }))
  if (kept) return written(kept, known)
  for (let time = 0; time < mostTimes; time += 1) {
    const writing = { event, eventId: eventIdOf(event.key, time) }
    const made = await insert(api, calendarId, writing)
    if (made) return withCall(api, calendarId, { writing, made })
    const changed = await change(api, calendarId, writing)
    if (changed) return written(changed, writing.eventId)
  }
  throw new ProviderError({
    provider: 'google',
    code: 'conflict',
    reason: 'Google takes this event for one that was removed.',
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
    isGone,
  ).catch(orUndefined)
}

/** Undefined where it is gone. A calendar that is gone answers alike, so that is asked for where it matters. */
export async function findEvent(
  api: GoogleCalendar,
  calendarId: string,
  key: EventKey,
): Promise<OwnEvent | undefined> {
  const eventId = idOf(key)
  const event = await askGoogle(() => api.events.get({ calendarId, eventId }), isGone).catch(
    orUndefined,
  )
  if (event) return event.status === 'cancelled' ? undefined : ownEventOf(event, 'UTC', key.key)
  await askGoogle(() => api.events.list({ calendarId, maxResults: 1 }))
  return undefined
}
