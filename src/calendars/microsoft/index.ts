/**
 * Microsoft 365 and outlook.com calendars by Graph v1.0, through `@microsoft/microsoft-graph-client`.
 * Authentication: OAuth 2, refresh tokens rotate. Limits: 10,000 requests in 10 minutes per mailbox, four at
 * once, reported by 429 or 503; the job runner waits. Written from the guides on events, delta queries, change
 * notifications and online meetings (learn.microsoft.com/graph).
 * Quirks met: a repeated creation is rejected by its transaction id, so the event is searched for by a property
 * of ours; in a delta, the occurrences of a series have only their time; a delta keeps the window of its first
 * request; Teams calls are only created if the calendar allows them; personal accounts have no free-busy, so
 * the calendar itself is read.
 */
import type { AccessTokenSource } from '../../providers/descriptor.ts'
import type { CalendarProvider, CalendarService } from '../calendar-provider.ts'
import { makeApi } from './api.ts'
import { listCalendars, makeCalendar, removeCalendar } from './graph-calendars.ts'
import { type MicrosoftSettings, oauth } from './oauth.ts'
import { busyNow, readEvents } from './read-events.ts'
import { readWebhook, stopWatching, watchEvents } from './watch.ts'
import { deleteEvent, findEvent, putEvent } from './write-event.ts'

function openMicrosoft(parts: {
  apiUrl: string
  accessToken: AccessTokenSource
  /** Whether Graph can reach us: it only calls TLS addresses. */
  isReachable: boolean
  clock(): number
}): CalendarProvider {
  const api = makeApi(parts)
  return {
    id: 'microsoft',
    listCalendars: () => listCalendars(api),
    makeCalendar: name => makeCalendar(api, name),
    removeCalendar: externalId => removeCalendar(api, externalId),
    read: query => readEvents(api, query),
    busy: query => busyNow(api, query),
    findEvent: (externalId, key) => findEvent(api, externalId, key),
    putEvent: (externalId, event) => putEvent(api, externalId, event),
    deleteEvent: (externalId, key) => deleteEvent(api, externalId, key),
    watch: parts.isReachable
      ? (externalId, request) => watchEvents(api, externalId, { ...request, now: parts.clock() })
      : undefined,
    unwatch: watch => stopWatching(api, watch),
  }
}

/** Microsoft as a kind of account that can be connected. */
export const microsoftService = (
  settings: MicrosoftSettings & { isReachable: boolean; clock(): number },
): CalendarService => ({
  id: 'microsoft',
  label: 'Microsoft 365',
  variables: ['MICROSOFT_CLIENT_ID', 'MICROSOFT_CLIENT_SECRET'],
  facts: oauth(settings),
  taskScopes: [],
  open: accessToken => openMicrosoft({ ...settings, accessToken }),
  readWebhook,
})
