import { pageLimit } from '../../providers/page-limit.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import type { Interval } from '../../scheduling/types.ts'
import type { CalendarReading, EventReading, ReadCalendar } from '../calendar-provider.ts'
import { type GraphApi, GraphRefusal, type GraphRequest, understood } from './api.ts'
import { readEvent } from './event-of-graph.ts'
import { type GraphEvent, graphEvent, graphPage } from './graph-event.ts'
import { readMissingMasters } from './missing-masters.ts'

const prefer = 'odata.maxpagesize=500'

interface Listed {
  items: unknown[]
  deltaLink: string | undefined
}

/** All pages from this one on. */
async function listFrom(api: GraphApi, first: GraphRequest): Promise<Listed> {
  const items: unknown[] = []
  const allow = pageLimit('microsoft')
  let request: GraphRequest = first
  for (;;) {
    const page = understood(graphPage, await api({ ...request, prefer }))
    items.push(...page.value)
    const next = page['@odata.nextLink']
    if (next === undefined) return { items, deltaLink: page['@odata.deltaLink'] }
    allow(next)
    request = { method: 'get', path: next, ...(first.isMeant ? { isMeant: first.isMeant } : {}) }
  }
}

/** Adds the common properties of a series, which only its master has, to the occurrences. */
function withMasters(events: readonly GraphEvent[], others: readonly GraphEvent[]): GraphEvent[] {
  const masters = new Map(
    [...events.filter(({ type }) => type === 'seriesMaster'), ...others].map(event => [
      event.id,
      event,
    ]),
  )
  return events
    .filter(({ type }) => type !== 'seriesMaster')
    .map(event => {
      const master = masters.get(event.seriesMasterId ?? '')
      if (!master) return event
      const own = Object.entries(event).filter(([, value]) => value !== undefined)
      return {
        ...master,
        iCalUId: `${master.iCalUId} ${event.start?.dateTime}`,
        ...Object.fromEntries(own),
      }
    })
}

interface Read {
  events: EventReading[]
  unreadableCount: number
  removedIds: string[]
}

async function readAll(
  api: GraphApi,
  items: readonly unknown[],
  query: Omit<ReadCalendar, 'token'>,
): Promise<Read> {
  const parsed = items.map(item => graphEvent.safeParse(item))
  const readable = parsed.flatMap(({ data }) => (data ? [data] : []))
  // A delta may list the same event again: the last one counts.
  const known = [...new Map(readable.map(event => [event.id, event])).values()]
  const kept = known.filter(event => !event['@removed'])
  const present = withMasters(kept, await readMissingMasters(api, kept))
  const read = present.map(event => readEvent(event, query))
  const events = read.filter((event): event is EventReading => event !== undefined)
  return {
    events,
    unreadableCount: items.length - readable.length + present.length - events.length,
    // A changed series is listed completely, with its master: occurrences that are not listed were deleted.
    removedIds: known
      .filter(event => event['@removed'] || event.type === 'seriesMaster')
      .map(({ id }) => id),
  }
}

const rangeOf = ({ start, end }: Interval) => ({
  startDateTime: new Date(start).toISOString(),
  endDateTime: new Date(end).toISOString(),
})

const viewOf = (externalId: string) =>
  `/me/calendars/${encodeURIComponent(externalId)}/calendarView`

/** Graph no longer knows the token. */
const isOutdated = ({ status, code }: GraphRefusal) =>
  status === 410 || /^(?:syncStateNotFound|syncStateInvalid|resyncRequired)$/i.test(code)

async function readChanges(
  api: GraphApi,
  query: ReadCalendar,
  link: string,
): Promise<CalendarReading | undefined> {
  try {
    const { items, deltaLink } = await listFrom(api, {
      method: 'get',
      path: link,
      isMeant: isOutdated,
    })
    return { kind: 'changes', ...(await readAll(api, items, query)), token: deltaLink ?? link }
  } catch (error) {
    if (error instanceof GraphRefusal) return undefined
    throw error
  }
}

/** Reads everything, or what changed since the token; Graph expands recurrences. Throws ProviderError. */
export async function readEvents(api: GraphApi, query: ReadCalendar): Promise<CalendarReading> {
  const changes = query.token ? await readChanges(api, query, query.token) : undefined
  if (changes) return changes
  const { items, deltaLink } = await readWindow(api, query)
  return { kind: 'whole', ...(await readAll(api, items, query)), removedIds: [], token: deltaLink }
}

/** The request timed out, at Graph or here. */
function isTooMuch(error: unknown): boolean {
  const cause = error instanceof ProviderError ? error.cause : undefined
  if (cause instanceof GraphRefusal) return cause.status === 504
  return cause instanceof Error && cause.name === 'TimeoutError'
}

/**
 * If a delta over such a long window is too much for Graph, the calendar view is read instead, each time in
 * full.
 */
async function readWindow(api: GraphApi, query: ReadCalendar): Promise<Listed> {
  const view = viewOf(query.externalId)
  const range = rangeOf(query.window)
  try {
    return await listFrom(api, { method: 'get', path: `${view}/delta`, query: range })
  } catch (error) {
    if (!isTooMuch(error)) throw error
    return listFrom(api, { method: 'get', path: view, query: range })
  }
}

/** One request for a short window: personal accounts have no free-busy. Throws ProviderError. */
export async function busyNow(
  api: GraphApi,
  query: Omit<ReadCalendar, 'token'>,
): Promise<Interval[]> {
  const { items } = await listFrom(api, {
    method: 'get',
    path: viewOf(query.externalId),
    query: rangeOf(query.window),
  })
  return (await readAll(api, items, query)).events.flatMap(({ spans }) => spans)
}
