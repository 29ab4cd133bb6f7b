import type { EventCall } from './answer-events.ts'
import { settleConferences } from './conference.ts'
import type { Wish } from './list-tokens.ts'
import type { GoogleEvent, Span, StoredCalendar, StoredEvent } from './model.ts'
import { instancesOf } from './recurrence.ts'
import { invalid } from './refusal.ts'
import { show, tombstone } from './show.ts'
import { spanOf } from './times.ts'

interface Row {
  event: GoogleEvent
  isGone: boolean
}

/** `undefined` for a list without a sync token. */
type Since = number | undefined

const meets = ({ start, end }: Span, { from, to }: Wish) =>
  start < to && (end > from || start >= from)

const seriesRows = (
  calendar: StoredCalendar,
  { event, changed, gone }: StoredEvent,
  wish: Wish,
  since: Since,
): Row[] => {
  const fits = (instance: GoogleEvent) =>
    !calendar.events.has(instance.id) && meets(spanOf(instance, calendar.timeZone), wish)
  const isShown = event.status !== 'cancelled' && changed > (since ?? 0)
  const present = isShown ? instancesOf(event, calendar.timeZone).filter(fits) : []
  const lost = [...gone.values()].filter(
    lost => since !== undefined && lost.changed > since && fits(lost.instance),
  )
  return [
    ...present.map(instance => ({ event: instance, isGone: false })),
    ...lost.map(({ instance }) => ({ event: instance, isGone: true })),
  ]
}

const rowsOf = (
  { entry: { calendar }, query }: EventCall,
  stored: StoredEvent,
  wish: Wish,
  since: Since,
): Row[] => {
  const { event, changed, spans } = stored
  if (wish.singleEvents && event.recurrence) return seriesRows(calendar, stored, wish, since)
  if (changed <= (since ?? 0)) return []
  const isGone = event.status === 'cancelled'
  const master = calendar.events.get(event.recurringEventId ?? '')
  const isException = !wish.singleEvents && !!master && master.event.status !== 'cancelled'
  const isWanted = since !== undefined || query.get('showDeleted') === 'true' || isException
  if (isGone && !isWanted) return []
  // A sync also reports events that left the window.
  const held = since === undefined ? spans.slice(-1) : spans
  return held.some(span => meets(span, wish)) ? [{ event, isGone }] : []
}

const hasProperties = (held: Record<string, string> | undefined, wanted: string[]) =>
  wanted.every(pair => {
    const [name = '', ...value] = pair.split('=')
    return held?.[name] === value.join('=')
  })

const matches = (query: URLSearchParams, event: GoogleEvent): boolean => {
  const { summary = '', description = '', location = '', attendees = [] } = event
  const text = [summary, description, location, ...attendees.map(({ email }) => email)].join(' ')
  const { private: own, shared } = event.extendedProperties ?? {}
  const updatedMin = query.get('updatedMin')
  return (
    text.toLowerCase().includes((query.get('q') ?? '').toLowerCase()) &&
    (query.get('iCalUID') ?? event.iCalUID) === event.iCalUID &&
    (updatedMin === null || Date.parse(event.updated) >= Date.parse(updatedMin)) &&
    hasProperties(own, query.getAll('privateExtendedProperty')) &&
    hasProperties(shared, query.getAll('sharedExtendedProperty'))
  )
}

const unsyncable = 'q orderBy iCalUID privateExtendedProperty sharedExtendedProperty updatedMin'
const notWithSyncToken = [...unsyncable.split(' '), 'timeMin', 'timeMax']

const readWish = ({ entry, query }: EventCall): Wish => {
  const limit = (name: string, without: number) => Date.parse(query.get(name) ?? '') || without
  const wish = {
    calendarId: entry.calendar.id,
    singleEvents: query.get('singleEvents') === 'true',
    from: limit('timeMin', Number.NEGATIVE_INFINITY),
    to: limit('timeMax', Number.POSITIVE_INFINITY),
  }
  if (wish.from >= wish.to) throw invalid('The specified time range is empty.', 'timeRangeEmpty')
  return wish
}

const checkQuery = (query: URLSearchParams) => {
  const stray = notWithSyncToken.find(name => query.has(name))
  if (query.has('syncToken') && stray)
    throw invalid(`Sync token cannot be used with ${stray}.`, 'badRequest')
  if (query.has('syncToken') && query.get('showDeleted') === 'false')
    throw invalid('Sync token cannot be used with showDeleted=false.', 'badRequest')
  if (query.get('orderBy') === 'startTime' && query.get('singleEvents') !== 'true')
    throw invalid('The requested ordering is not available for the particular query.', 'badRequest')
}

const collect = (call: EventCall) => {
  const { state, entry, email, query } = call
  settleConferences(state, entry.calendar)
  const asked = readWish(call)
  const token = query.get('syncToken')
  const sync = token && state.tokens.readSync(token, asked.calendarId, asked.singleEvents)
  const wish = sync ? sync.wish : asked
  const rows = [...entry.calendar.events.values()]
    .flatMap(stored => rowsOf(call, stored, wish, sync ? sync.change : undefined))
    .filter(({ event }) => matches(query, event))
  if (query.get('orderBy') === 'updated')
    rows.sort((a, b) => a.event.updated.localeCompare(b.event.updated))
  const startOf = ({ event }: Row) => spanOf(event, entry.calendar.timeZone).start
  if (query.get('orderBy') === 'startTime') rows.sort((a, b) => startOf(a) - startOf(b))
  const items = rows.map(({ event, isGone }) =>
    isGone ? tombstone(event) : show(entry, email, event, query.get('timeZone')),
  )
  const isSyncable = !unsyncable.split(' ').some(name => query.has(name))
  const nextSyncToken = isSyncable ? state.tokens.mintSync(wish, state.change) : undefined
  return { items, offset: 0, nextSyncToken }
}

export function listEvents(call: EventCall): unknown {
  const { state, entry, query } = call
  const { calendar, accessRole } = entry
  checkQuery(query)
  const pageToken = query.get('pageToken')
  const pages = pageToken ? state.tokens.readPage<Partial<GoogleEvent>>(pageToken) : collect(call)
  const size = Math.min(Number(query.get('maxResults') ?? 250), 2500, state.pageSize)
  return {
    kind: 'calendar#events',
    etag: `"p${state.change}"`,
    summary: calendar.summary,
    updated: new Date(state.now()).toISOString(),
    timeZone: calendar.timeZone,
    accessRole,
    defaultReminders: [],
    ...state.tokens.cut(pages, size),
  }
}
