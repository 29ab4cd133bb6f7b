import { pageLimit } from '../../providers/page-limit.ts'
import type { Interval } from '../../scheduling/types.ts'
import type { CalendarReading, EventReading, ReadCalendar } from '../calendar-provider.ts'
import { askGoogle, type GoogleCalendar, GoogleRefusal } from './api.ts'
import { type GoogleEvent, readEvent } from './event-of-google.ts'

const pageSize = 2_500
const fields =
  'nextPageToken,nextSyncToken,items(id,iCalUID,status,summary,description,location,start,end,transparency,' +
  'visibility,eventType,recurringEventId,originalStartTime,attendees,extendedProperties,source,' +
  'conferenceData,hangoutLink)'

interface Listed {
  items: GoogleEvent[]
  token: string | undefined
}

type Range = { syncToken: string } | { timeMin: string; timeMax: string }

/** All pages. The last one has the token. */
async function listEvents(
  api: GoogleCalendar,
  calendarId: string,
  range: Range,
  isMeant?: (refusal: GoogleRefusal) => boolean,
): Promise<Listed> {
  const items: GoogleEvent[] = []
  const allow = pageLimit('google')
  let pageToken: string | undefined
  for (;;) {
    const page = await askGoogle(
      () =>
        api.events.list({
          calendarId,
          ...range,
          singleEvents: true,
          maxResults: pageSize,
          fields,
          ...(pageToken ? { pageToken } : {}),
        }),
      isMeant,
    )
    items.push(...(page.items ?? []))
    pageToken = page.nextPageToken ?? undefined
    if (!pageToken) return { items, token: page.nextSyncToken ?? undefined }
    allow(pageToken)
  }
}

const isRemoved = ({ status }: GoogleEvent) => status === 'cancelled'

function readAll(items: readonly GoogleEvent[], query: Omit<ReadCalendar, 'token'>) {
  const present = items.filter(item => !isRemoved(item))
  const read = present.map(item => readEvent(item, query))
  const events = read.filter((event): event is EventReading => event !== undefined)
  return { events, unreadableCount: present.length - events.length }
}

const rangeOf = ({ start, end }: Interval) => ({
  timeMin: new Date(start).toISOString(),
  timeMax: new Date(end).toISOString(),
})

/** Google no longer knows the token (`fullSyncRequired`, `updatedMinTooLongAgo`). */
const isOutdated = ({ status }: GoogleRefusal) => status === 410

async function readChanges(
  api: GoogleCalendar,
  query: ReadCalendar,
  syncToken: string,
): Promise<CalendarReading | undefined> {
  try {
    const { items, token } = await listEvents(api, query.externalId, { syncToken }, isOutdated)
    // When a series is deleted, Google does not list all of its occurrences.
    if (items.some(item => isRemoved(item) && item.recurringEventId)) return undefined
    const removedIds = items.filter(isRemoved).flatMap(({ id }) => (id ? [id] : []))
    return { kind: 'changes', ...readAll(items, query), removedIds, token: token ?? syncToken }
  } catch (error) {
    if (error instanceof GoogleRefusal) return undefined
    throw error
  }
}

/**
 * Reads everything, or what changed since the token; everything again if parts of a series were deleted. Google
 * expands recurrences. Throws ProviderError.
 */
export async function readEvents(
  api: GoogleCalendar,
  query: ReadCalendar,
): Promise<CalendarReading> {
  const changes = query.token ? await readChanges(api, query, query.token) : undefined
  if (changes) return changes
  const { items, token } = await listEvents(api, query.externalId, rangeOf(query.window))
  return { kind: 'whole', ...readAll(items, query), removedIds: [], token }
}

/** One request for a short window. Throws ProviderError. */
export async function busyNow(
  api: GoogleCalendar,
  query: Omit<ReadCalendar, 'token'>,
): Promise<Interval[]> {
  const { items } = await listEvents(api, query.externalId, rangeOf(query.window))
  return readAll(items, query).events.flatMap(({ spans }) => spans)
}
