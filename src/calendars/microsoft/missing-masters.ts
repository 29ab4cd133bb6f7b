import { type GraphApi, GraphRefusal, understood } from './api.ts'
import { type GraphEvent, graphEvent } from './graph-event.ts'

/** A mailbox answers four requests at a time. */
const atOnce = 4

const isMissing = ({ status }: GraphRefusal) => status === 404

/** Undefined if it was deleted meanwhile. Throws ProviderError. */
async function readMaster(api: GraphApi, id: string): Promise<GraphEvent | undefined> {
  try {
    const path = `/me/events/${encodeURIComponent(id)}`
    return understood(graphEvent, await api({ method: 'get', path, isMeant: isMissing }))
  } catch (error) {
    if (error instanceof GraphRefusal) return undefined
    throw error
  }
}

/** An occurrence in a delta has only its time; its master has the rest. */
const isBare = ({ type, showAs, seriesMasterId }: GraphEvent) =>
  type === 'occurrence' && !showAs && Boolean(seriesMasterId)

/**
 * The masters of occurrences among `events` that are not among them: a delta omits those of series that began
 * before its window. Each is read once. An occurrence without a master counts as busy. Throws ProviderError.
 */
export async function readMissingMasters(
  api: GraphApi,
  events: readonly GraphEvent[],
): Promise<GraphEvent[]> {
  const known = new Set(events.map(({ id }) => id))
  const wanted = events.filter(isBare).map(({ seriesMasterId }) => seriesMasterId ?? '')
  const missing = [...new Set(wanted)].filter(id => !known.has(id))
  const found: GraphEvent[] = []
  for (let from = 0; from < missing.length; from += atOnce) {
    const some = missing.slice(from, from + atOnce).map(id => readMaster(api, id))
    for (const master of await Promise.all(some)) if (master) found.push(master)
  }
  return found
}
