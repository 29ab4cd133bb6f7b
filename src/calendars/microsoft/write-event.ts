import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import type { CalendarEvent, EventKey, OwnEvent, WrittenEvent } from '../calendar-provider.ts'
import { type GraphApi, GraphRefusal, understood } from './api.ts'
import { keyProperty, transactionOf } from './event-key.ts'
import { ownEventOf } from './event-of-graph.ts'
import { allCalendars } from './graph-calendars.ts'
import { type GraphEvent, graphEvent, graphPage } from './graph-event.ts'

const calendarPath = (externalId: string) => `/me/calendars/${encodeURIComponent(externalId)}`
const eventPath = (eventId: string) => `/me/events/${encodeURIComponent(eventId)}`

const timeOf = (instant: number) => ({
  dateTime: new Date(instant).toISOString().replace('Z', ''),
  timeZone: 'UTC',
})

const teams = 'teamsForBusiness'

/**
 * Work accounts have Teams. For a personal account no call is requested, because Graph would reject the event.
 */
async function canMakeCalls(api: GraphApi, externalId: string): Promise<boolean> {
  const calendar = (await allCalendars(api)).find(({ id }) => id === externalId)
  return calendar?.allowedOnlineMeetingProviders?.includes(teams) ?? false
}

/** Attendees' answers are Graph's own: it ignores written ones. */
const bodyOf = (event: CalendarEvent) => ({
  subject: event.title,
  body: { contentType: 'text', content: event.description },
  location: { displayName: event.location },
  start: timeOf(event.startsAt),
  end: timeOf(event.endsAt),
  attendees: event.attendees.map(({ name, email }) => ({
    type: 'required',
    emailAddress: { name, address: email },
  })),
  showAs: event.isBusy ? 'busy' : 'free',
  ...(event.hasReminders ? {} : { isReminderOn: false }),
})

const newBodyOf = (
  event: CalendarEvent,
  { hasCall, time }: { hasCall: boolean; time: number },
) => ({
  ...bodyOf(event),
  transactionId: transactionOf(event.key, time),
  singleValueExtendedProperties: [{ id: keyProperty, value: event.key }],
  ...(hasCall ? { isOnlineMeeting: true, onlineMeetingProvider: teams } : {}),
})

/** Searches by our own property, if the answer to the creation was lost. */
async function search(
  api: GraphApi,
  externalId: string,
  key: string,
): Promise<GraphEvent | undefined> {
  const answer = await api({
    method: 'get',
    path: `${calendarPath(externalId)}/events`,
    query: {
      $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${keyProperty}' and ep/value eq '${key}')`,
    },
  })
  return understood(graphPage, answer)
    .value.map(item => graphEvent.safeParse(item).data)
    .find(event => event !== undefined && !event.isCancelled)
}

function written(answer: unknown, { wantsConference }: CalendarEvent): WrittenEvent {
  const kept = understood(graphEvent, answer)
  const conferenceUrl = kept.onlineMeeting?.joinUrl ?? undefined
  return {
    eventId: kept.id,
    iCalUid: kept.iCalUId ?? kept.id,
    conferenceUrl,
    webUrl: kept.webLink ?? undefined,
    isCallMissing: wantsConference && !conferenceUrl && !kept.isOnlineMeeting,
  }
}

/** More often than an owner can delete an event while we write it. */
const maxTimes = 20

const isTaken = ({ code, status }: GraphRefusal) =>
  status === 409 || code === 'ErrorDuplicateTransactionId'

async function create(
  api: GraphApi,
  externalId: string,
  event: CalendarEvent,
): Promise<WrittenEvent> {
  const hasCall = event.wantsConference && (await canMakeCalls(api, externalId))
  const path = `${calendarPath(externalId)}/events`
  for (let time = 1; time <= maxTimes; time += 1) {
    try {
      const body = newBodyOf(event, { hasCall, time })
      return written(await api({ method: 'post', path, body, isMeant: isTaken }), event)
    } catch (error) {
      if (!(error instanceof GraphRefusal)) throw error
    }
    // Another request created it at the same time, or it existed before and was deleted.
    const found = await search(api, externalId, event.key)
    const changed = found && (await change(api, found.id, event))
    if (changed) return changed
  }
  throw new ProviderError({
    provider: 'microsoft',
    code: 'conflict',
    ...ownReason('repeatOfDeleted', { provider: 'Microsoft' }),
  })
}

const isMissing = ({ status }: GraphRefusal) => status === 404

/** Undefined if the event was deleted. */
async function change(
  api: GraphApi,
  eventId: string,
  event: CalendarEvent,
): Promise<WrittenEvent | undefined> {
  const path = eventPath(eventId)
  try {
    const now = understood(graphEvent, await api({ method: 'get', path, isMeant: isMissing }))
    const { body: text, ...others } = bodyOf(event)
    // The text contains the call's link, so replacing the text would remove the call.
    const body = now.onlineMeeting ? others : { ...others, body: text }
    return written(await api({ method: 'patch', path, body, isMeant: isMissing }), event)
  } catch (error) {
    if (error instanceof GraphRefusal) return undefined
    throw error
  }
}

/** Graph notifies attendees of every change. Throws ProviderError. */
export async function putEvent(
  api: GraphApi,
  externalId: string,
  event: CalendarEvent,
): Promise<WrittenEvent> {
  const changed = event.eventId ? await change(api, event.eventId, event) : undefined
  if (changed) return changed
  const found = await search(api, externalId, event.key)
  return (found && (await change(api, found.id, event))) ?? create(api, externalId, event)
}

async function idOf(
  api: GraphApi,
  externalId: string,
  { eventId, key }: EventKey,
): Promise<string | undefined> {
  return eventId ?? (await search(api, externalId, key))?.id
}

/** Attendees get Graph's cancellation. */
export async function deleteEvent(
  api: GraphApi,
  externalId: string,
  event: EventKey,
): Promise<void> {
  const eventId = await idOf(api, externalId, event).catch((error: unknown) => {
    // A deleted calendar contains no event.
    if (error instanceof ProviderError && error.code === 'not-found') return undefined
    throw error
  })
  if (!eventId) return
  try {
    await api({ method: 'delete', path: eventPath(eventId), isMeant: isMissing })
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error
  }
}

export async function findEvent(
  api: GraphApi,
  externalId: string,
  event: EventKey,
): Promise<OwnEvent | undefined> {
  const eventId = await idOf(api, externalId, event)
  if (!eventId) return undefined
  try {
    const answer = await api({ method: 'get', path: eventPath(eventId), isMeant: isMissing })
    const found = understood(graphEvent, answer)
    return found.isCancelled ? undefined : ownEventOf(found, event.key)
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error
    // Reads the calendar itself too, because a deleted calendar is a different case.
    await api({ method: 'get', path: `${calendarPath(externalId)}/events`, query: { $top: 1 } })
    return undefined
  }
}
