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
  conferenceUrl: ownEventOf(event, 'UTC')?.conferenceUrl,
})

const isThere = ({ status }: GoogleRefusal) => status === 409
const isGone = ({ status }: GoogleRefusal) => status === 404 || status === 410

/** Undefined where the id is taken: by this event, which is there already or was removed once. */
async function insert(
  api: GoogleCalendar,
  calendarId: string,
  event: CalendarEvent,
): Promise<GoogleEvent | undefined> {
  const requestBody = {
    id: eventIdOf(event.key),
    ...bodyOf(event),
    ...(event.wantsConference ? conferenceFor(event) : {}),
  }
  try {
    return await askGoogle(
      () =>
        api.events.insert({
          calendarId,
          conferenceDataVersion: 1,
          sendUpdates: 'all',
          requestBody,
        }),
      isThere,
    )
  } catch (error) {
    if (error instanceof GoogleRefusal) return undefined
    throw error
  }
}

/** A conference is made a moment after its event: where it is not there yet, a later reading brings it. */
async function withCall(
  api: GoogleCalendar,
  calendarId: string,
  { event, made }: { event: CalendarEvent; made: GoogleEvent },
): Promise<WrittenEvent> {
  const eventId = eventIdOf(event.key)
  const result = written(made, eventId)
  if (!event.wantsConference || result.conferenceUrl) return result
  return written(await askGoogle(() => api.events.get({ calendarId, eventId })), eventId)
}

/** The id is ours, so a repeat is refused as a duplicate, and becomes a change. Throws ProviderError. */
export async function putEvent(
  api: GoogleCalendar,
  calendarId: string,
  event: CalendarEvent,
): Promise<WrittenEvent> {
  const made = event.eventId ? undefined : await insert(api, calendarId, event)
  if (made) return withCall(api, calendarId, { event, made })
  const eventId = eventIdOf(event.key)
  const patch = { calendarId, eventId, conferenceDataVersion: 1, sendUpdates: 'all' }
  try {
    const patched = await askGoogle(
      () => api.events.patch({ ...patch, requestBody: bodyOf(event) }),
      refusal => event.eventId !== undefined && isGone(refusal),
    )
    return written(patched, eventId)
  } catch (error) {
    // Purged since we wrote it: made anew.
    if (error instanceof GoogleRefusal)
      return putEvent(api, calendarId, { ...event, eventId: undefined })
    throw error
  }
}

export async function deleteEvent(
  api: GoogleCalendar,
  calendarId: string,
  { key }: EventKey,
): Promise<void> {
  await askGoogle(
    () => api.events.delete({ calendarId, eventId: eventIdOf(key), sendUpdates: 'all' }),
    isGone,
  ).catch((error: unknown) => {
    if (!(error instanceof GoogleRefusal)) throw error
  })
}

/** Undefined where it is gone. A calendar that is gone answers alike, so that is asked for where it matters. */
export async function findEvent(
  api: GoogleCalendar,
  calendarId: string,
  { key }: EventKey,
): Promise<OwnEvent | undefined> {
  try {
    const event = await askGoogle(
      () => api.events.get({ calendarId, eventId: eventIdOf(key) }),
      isGone,
    )
    return event.status === 'cancelled' ? undefined : ownEventOf(event, 'UTC')
  } catch (error) {
    if (!(error instanceof GoogleRefusal)) throw error
    await askGoogle(() => api.events.list({ calendarId, maxResults: 1 }))
    return undefined
  }
}
