/**
 * Google Calendar v3 through `@googleapis/calendar`. Authentication: OAuth 2. Limits: 600 requests per minute
 * and user, reported by 403 or 429; the job runner waits. Written from the guides on events, extended
 * properties, synchronization, conferences and push notifications (developers.google.com/calendar).
 * Quirks met: we may choose event ids, but ids of deleted events stay taken, so a repeated insert is a
 * duplicate; a sync token excludes a time range, keeps that of its first request, and ends with 410; calls are
 * created shortly after their event; channels end within a week and drop messages, so calendars are also read
 * regularly.
 */
import type { AccessTokenSource } from '../../providers/descriptor.ts'
import { pageLimit } from '../../providers/page-limit.ts'
import type { CalendarProvider, CalendarService, RemoteCalendar } from '../calendar-provider.ts'
import { askGoogle, type GoogleCalendar, GoogleRefusal, makeApi } from './api.ts'
import { type GoogleSettings, oauth, taskScopes } from './oauth.ts'
import { busyNow, readEvents } from './read-events.ts'
import { readWebhook, stopWatching, watchEvents } from './watch.ts'
import { deleteEvent, findEvent, putEvent } from './write-event.ts'

const readableRoles = new Set(['owner', 'writer', 'writerWithoutPrivateAccess', 'reader'])

/** Only calendars whose details can be read: others show no more than free or busy. */
async function listCalendars(api: GoogleCalendar): Promise<RemoteCalendar[]> {
  const found: RemoteCalendar[] = []
  const allow = pageLimit('google')
  let pageToken: string | undefined
  do {
    const page = await askGoogle(() =>
      api.calendarList.list({ maxResults: 250, ...(pageToken ? { pageToken } : {}) }),
    )
    for (const { id, summary, summaryOverride, accessRole } of page.items ?? [])
      if (id && readableRoles.has(accessRole ?? ''))
        found.push({
          externalId: id,
          name: (summaryOverride ?? summary ?? id).slice(0, 200),
          canWrite: accessRole !== 'reader',
        })
    pageToken = page.nextPageToken ?? undefined
    if (pageToken) allow(pageToken)
  } while (pageToken)
  return found
}

async function removeCalendar(api: GoogleCalendar, calendarId: string): Promise<void> {
  const isMissing = ({ status }: GoogleRefusal) => status === 404 || status === 410
  await askGoogle(() => api.calendars.delete({ calendarId }), isMissing).catch((error: unknown) => {
    if (!(error instanceof GoogleRefusal)) throw error
  })
}

async function makeCalendar(api: GoogleCalendar, summary: string): Promise<RemoteCalendar> {
  const { id } = await askGoogle(() => api.calendars.insert({ requestBody: { summary } }))
  return { externalId: id ?? '', name: summary, canWrite: true }
}

function openGoogle(parts: {
  apiUrl: string
  accessToken: AccessTokenSource
  /** Whether Google can reach us: it only calls TLS addresses. */
  isReachable: boolean
}): CalendarProvider {
  const api = makeApi(parts)
  return {
    id: 'google',
    listCalendars: () => listCalendars(api),
    makeCalendar: name => makeCalendar(api, name),
    removeCalendar: externalId => removeCalendar(api, externalId),
    read: query => readEvents(api, query),
    busy: query => busyNow(api, query),
    findEvent: (externalId, key) => findEvent(api, externalId, key),
    putEvent: (externalId, event) => putEvent(api, externalId, event),
    deleteEvent: (externalId, key) => deleteEvent(api, externalId, key),
    watch: parts.isReachable
      ? (externalId, request) => watchEvents(api, externalId, request)
      : undefined,
    unwatch: watch => stopWatching(api, watch),
  }
}

/** Google as a kind of account that can be connected. */
export const googleService = (
  settings: GoogleSettings & { isReachable: boolean },
): CalendarService => ({
  id: 'google',
  label: 'Google Calendar',
  variables: ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  facts: oauth(settings),
  taskScopes,
  open: accessToken => openGoogle({ ...settings, accessToken }),
  readWebhook,
})
