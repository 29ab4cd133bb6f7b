import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  calendarMultiGet,
  calendarQuery,
  DAVNamespaceShort,
  type DAVResponse,
  propfind,
  syncCollection,
} from 'tsdav'
import { ownReason } from '../../providers/own-reasons.ts'
import { touches } from '../../scheduling/intervals.ts'
import { dayMs } from '../../scheduling/plain-date.ts'
import type { Interval } from '../../scheduling/types.ts'
import type { CalendarReading, EventReading, ReadCalendar } from '../calendar-provider.ts'
import { type CaldavAccess, caldavError } from './account.ts'
import { readObject } from './read-object.ts'

const withData = {
  [`${DAVNamespaceShort.DAV}:getetag`]: {},
  [`${DAVNamespaceShort.CALDAV}:calendar-data`]: {},
}

/** A single answer that is not a multi-status is an error of the calendar itself. */
function assertAnswered(responses: readonly DAVResponse[]): void {
  const [only] = responses
  if (responses.length !== 1 || !only || only.ok || only.props) return
  if (only.status === 404 || only.status === 410)
    throw caldavError('not-found', ownReason('calendarMissing'))
  if (only.status === 403) throw caldavError('not-found', ownReason('calendarForbidden'))
  throw caldavError('rejected', ownReason('unexpectedAnswer', { status: String(only.status) }))
}

/** tsdav converts texts like numbers, such as many ctags, to numbers; a rounded one would hide changes. */
const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  if (Number.isSafeInteger(value)) return String(value)
  if (value && typeof value === 'object' && '_cdata' in value) return String(value._cdata)
  return undefined
}

const dataOf = ({ props }: DAVResponse) => textOf(props?.calendarData)

export const pathOf = (href: string | undefined) => (href ?? '').replace(/^https?:\/\/[^/]+/, '')

interface ReadObjects {
  events: EventReading[]
  unreadableCount: number
}

/** One broken object must not hide the others, and is counted itself. */
async function readObjects(
  responses: readonly DAVResponse[],
  query: Omit<ReadCalendar, 'token'>,
): Promise<ReadObjects> {
  const read: ReadObjects = { events: [], unreadableCount: 0 }
  for (const response of responses) {
    // Lets other requests run between two objects: a calendar may contain thousands.
    await nextTurn()
    const ics = dataOf(response)
    if (ics === undefined) continue
    const eventId = pathOf(response.href)
    const event = readObject(eventId, ics, query)
    read.events.push(event ?? { eventId, spans: [] })
    if (event === undefined) read.unreadableCount += 1
  }
  return read
}

const isoOf = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** The token for the next sync: RFC 6578's, or else the older ctag of the calendar. */
async function marksOf({ headers, fetch }: CaldavAccess, url: string) {
  const responses = await propfind({
    url,
    props: {
      [`${DAVNamespaceShort.DAV}:sync-token`]: {},
      [`${DAVNamespaceShort.CALENDAR_SERVER}:getctag`]: {},
    },
    depth: '0',
    headers,
    fetch,
  })
  assertAnswered(responses)
  const props = responses[0]?.props
  const [sync, tag] = [textOf(props?.syncToken), textOf(props?.getctag)]
  if (sync) return `sync ${sync}`
  return tag ? `tag ${tag}` : undefined
}

/**
 * Servers do not know the owner's zone for all-day events and times without a zone, nor every zone name. So a
 * wider window is requested, and events outside the actual one are left out after reading.
 */
const aroundMs = 2 * dayMs

async function readWhole(
  access: CaldavAccess,
  query: ReadCalendar,
  token: string | undefined,
): Promise<CalendarReading> {
  const start = query.window.start - aroundMs
  const end = query.window.end + aroundMs
  const responses = await calendarQuery({
    url: query.externalId,
    props: withData,
    filters: {
      'comp-filter': {
        _attributes: { name: 'VCALENDAR' },
        'comp-filter': {
          _attributes: { name: 'VEVENT' },
          'time-range': { _attributes: { start: isoOf(start), end: isoOf(end) } },
        },
      },
    },
    depth: '1',
    headers: access.headers,
    fetch: access.fetch,
  })
  assertAnswered(responses)
  const { events, unreadableCount } = await readObjects(responses, query)
  const within = events.map(event => withinWindow(event, query.window))
  return { kind: 'whole', events: within, unreadableCount, removedIds: [], token }
}

/** Our own events outside the actual window do not belong to this sync. */
function withinWindow(event: EventReading, window: Interval): EventReading {
  const { own } = event
  const isOutside = own && !touches({ start: own.startsAt, end: own.endsAt }, window)
  return isOutside ? { ...event, own: undefined } : event
}

const objectsAtOnce = 50

/** Servers may omit the data in a list of changes. */
async function fetchMissing(
  { headers, fetch }: CaldavAccess,
  { externalId: url }: ReadCalendar,
  hrefs: readonly string[],
): Promise<DAVResponse[]> {
  const found: DAVResponse[] = []
  for (let from = 0; from < hrefs.length; from += objectsAtOnce) {
    const objectUrls = hrefs.slice(from, from + objectsAtOnce)
    const some = { url, props: withData, objectUrls, depth: '1' as const, headers, fetch }
    found.push(...(await calendarMultiGet(some)))
  }
  return found
}

/** Undefined if the server no longer knows the token: then everything is read. */
async function readChanges(
  access: CaldavAccess,
  query: ReadCalendar,
  token: string,
): Promise<CalendarReading | undefined> {
  const { headers, fetch } = access
  const responses = await syncCollection({
    url: query.externalId,
    props: withData,
    syncLevel: 1,
    syncToken: token,
    headers,
    fetch,
  })
  const next = textOf(responses[0]?.raw?.multistatus?.syncToken)
  if (next === undefined) return undefined
  const own = pathOf(query.externalId)
  // The list may also contain the collection itself, and an entry with only the token.
  const objects = responses.filter(({ href }) => href && pathOf(href) !== own)
  const removedIds = objects.filter(({ status }) => status === 404).map(({ href }) => pathOf(href))
  const changed = objects.filter(({ status }) => status !== 404)
  const bare = changed.filter(response => dataOf(response) === undefined)
  const fetched = await fetchMissing(
    access,
    query,
    bare.map(({ href }) => pathOf(href)),
  )
  const read = await readObjects([...changed, ...fetched], query)
  return { kind: 'changes', ...read, removedIds, token: `sync ${next}` }
}

/** Reads everything, or what changed since the token. Throws ProviderError. */
export async function readCalendar(
  access: CaldavAccess,
  query: ReadCalendar,
): Promise<CalendarReading> {
  if (query.token?.startsWith('sync ')) {
    const changes = await readChanges(access, query, query.token.slice('sync '.length))
    if (changes) return changes
  }
  // Requested before the events, so that a change in between is read twice rather than never.
  const token = await marksOf(access, query.externalId)
  const isUnchanged = token !== undefined && token === query.token && token.startsWith('tag ')
  if (isUnchanged) return { kind: 'changes', events: [], unreadableCount: 0, removedIds: [], token }
  return readWhole(access, query, token)
}

/** One request for a short window. Throws ProviderError. */
export async function busyNow(
  access: CaldavAccess,
  query: Omit<ReadCalendar, 'token'>,
): Promise<Interval[]> {
  const { events } = await readWhole(access, { ...query, token: undefined }, undefined)
  return events.flatMap(({ spans }) => spans)
}
