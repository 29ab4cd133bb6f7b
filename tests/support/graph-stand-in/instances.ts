import type { GraphEvent, StoredEvent } from './entities.ts'
import { graphTime, startsOf, toEpoch } from './time.ts'

const prefix = 'AAkALgAAAAAAHYQDEapm'

/** An opaque id. Like Graph's, it ends with a character that has to be encoded in a path. */
export const makeId = (text: string): string =>
  `${prefix}${Buffer.from(text).toString('base64url')}=`

/** The occurrence with this id. */
export function readOccurrenceId(id: string): { masterId: string; start: number } | undefined {
  const text = Buffer.from(id.slice(prefix.length, -1), 'base64url').toString()
  const [, masterId, start] = /^(.+)@(\d+)$/.exec(text) ?? []
  return masterId ? { masterId, start: Number(start) } : undefined
}

/** As in Graph, each occurrence has its own iCalUId. */
export function occurrenceAt({ event }: StoredEvent, start: number): GraphEvent {
  const lengthMs = toEpoch(event.end) - toEpoch(event.start)
  return {
    ...event,
    id: makeId(`${event.id}@${start}`),
    iCalUId: `${event.iCalUId}${start.toString(16).toUpperCase()}`,
    start: graphTime(start),
    end: graphTime(start + lengthMs),
    type: 'occurrence',
    seriesMasterId: event.id,
    transactionId: null,
    recurrence: null,
  }
}

const overlaps = (from: number, to: number) => (event: GraphEvent) =>
  toEpoch(event.start) < to && toEpoch(event.end) > from

/** The event or its occurrences in a window. */
export function instancesOf(stored: StoredEvent, from: number, to: number): GraphEvent[] {
  const { event, exceptions, toldStart } = stored
  if (!event.recurrence) return [event].filter(overlaps(from, to))
  const regular = startsOf(toldStart, event.recurrence, to)
    .filter(start => !exceptions.has(start))
    .map(start => occurrenceAt(stored, start))
  const changed = [...exceptions.values()].filter(exception => exception !== 'deleted')
  return [...regular, ...changed].filter(overlaps(from, to))
}

/** An event, an exception or an occurrence, by its id. */
export function instanceOf(stored: StoredEvent, id: string): GraphEvent | undefined {
  if (stored.event.id === id) return stored.event
  const start = readOccurrenceId(id)?.start
  if (start === undefined || !stored.event.recurrence) return undefined
  const exception = stored.exceptions.get(start)
  if (exception) return exception === 'deleted' ? undefined : exception
  const isRegular = startsOf(stored.toldStart, stored.event.recurrence, start + 1).includes(start)
  return isRegular ? occurrenceAt(stored, start) : undefined
}
