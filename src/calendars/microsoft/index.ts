/**
 * Microsoft 365 and outlook.com calendars by Graph v1.0, through `@microsoft/microsoft-graph-client`.
 * Authentication: OAuth 2, refresh tokens rotate. Limits: 10,000 requests in 10 minutes and mailbox, four at
 * once, told by 429 or 503 and waited for by the job runner. Written from the guides on events, delta queries,
 * change notifications and online meetings (learn.microsoft.com/graph). Quirks met: a repeat of a creation is
 * refused by its transaction, so the event is searched for by a property of ours; in a delta the occurrences of
 * a series carry only their time; a delta's window is its first request's; Teams calls are made only where the
 * calendar allows them; personal accounts have no free-busy, so the calendar itself is asked.
 */
import type { AccessTokenSource } from '../../providers/descriptor.ts'
import type { CalendarProvider, CalendarService, RemoteCalendar } from '../calendar-provider.ts'
import { type GraphApi, GraphRefusal, makeApi, understood } from './api.ts'
import { type GraphPage, graphCalendar, graphPage } from './graph-event.ts'
import { type MicrosoftSettings, oauth } from './oauth.ts'
import { busyNow, readEvents } from './read-events.ts'
import { readWebhook, stopWatching, watchEvents } from './watch.ts'
import { deleteEvent, findEvent, putEvent } from './write-event.ts'

const mostPages = 20

function calendarOf(item: unknown): RemoteCalendar[] {
  const { data } = graphCalendar.safeParse(item)
  // Of a calendar that is shared without its details, only whether its owner is busy could be known.
  if (!data || !(data.canEdit || data.canViewPrivateItems)) return []
  const { id, name, canEdit } = data
  return [{ externalId: id, name: (name ?? id).slice(0, 200), canWrite: canEdit === true }]
}

async function listCalendars(api: GraphApi): Promise<RemoteCalendar[]> {
  const found: RemoteCalendar[] = []
  let path: string | undefined = '/me/calendars'
  for (let count = 0; path && count < mostPages; count += 1) {
    const page: GraphPage = understood(graphPage, await api({ method: 'get', path }))
    found.push(...page.value.flatMap(calendarOf))
    path = page['@odata.nextLink']
  }
  return found
}

async function removeCalendar(api: GraphApi, externalId: string): Promise<void> {
  const path = `/me/calendars/${encodeURIComponent(externalId)}`
  try {
    await api({ method: 'delete', path, isMeant: ({ status }) => status === 404 })
  } catch (error) {
    if (!(error instanceof GraphRefusal)) throw error
  }
}

async function makeCalendar(api: GraphApi, name: string): Promise<RemoteCalendar> {
  const answer = await api({ method: 'post', path: '/me/calendars', body: { name } })
  const { id } = understood(graphCalendar, answer)
  return { externalId: id, name, canWrite: true }
}

export function openMicrosoft(parts: {
  apiUrl: string
  accessToken: AccessTokenSource
  /** Graph reaches us: it only calls addresses with TLS. */
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
