import type { GraphEvent } from './entities.ts'
import { instancesOf } from './instances.ts'
import { badRequest, refused } from './refusal.ts'
import { type Call, pageSizeOf, showEvent } from './show.ts'
import type { GraphState } from './state.ts'
import { parseLimit, toEpoch } from './time.ts'

/** The state of a window that a reader has seen. */
interface Sight {
  calendarId: string
  from: number
  to: number
  /** Change keys by id. */
  seen: Map<string, string>
  /** Series of the occurrences that were seen, by the ids of the occurrences. */
  series: Map<string, string>
}
interface Session {
  sight: Sight
  /** Items to return before the next delta link. */
  rest: unknown[] | undefined
}
export type Expiry = 'gone' | 'syncStateNotFound'

const minimal = (event: GraphEvent) => ({
  id: event.id,
  '@odata.etag': event['@odata.etag'],
  seriesMasterId: event.seriesMasterId,
  type: event.type,
  start: event.start,
  end: event.end,
})

export class Deltas {
  readonly #state: GraphState
  readonly #sessions = new Map<string, Session>()
  readonly #expired = new Map<string, Expiry>()

  constructor(state: GraphState) {
    this.#state = state
  }

  /** Refuses all tokens issued so far. */
  expireDeltaTokens(kind: Expiry): void {
    for (const token of this.#sessions.keys()) this.#expired.set(token, kind)
  }

  answer(call: Call): unknown {
    const calendarId = call.args[0] ?? ''
    const token = call.query.get('$skiptoken') ?? call.query.get('$deltatoken')
    const session = token === null ? this.#begin(calendarId, call.query) : this.#session(token)
    if (session.sight.calendarId !== calendarId) throw badRequest('A token of another calendar')
    const { rest, sight } = session.rest
      ? { ...session, rest: session.rest }
      : this.#look(session.sight, call)
    const size = pageSizeOf(call, this.#state.pageSize)
    const left = rest.slice(size)
    const [name, key] = left.length > 0 ? ['next', '$skiptoken'] : ['delta', '$deltatoken']
    const made = this.#keep({ sight, rest: left.length > 0 ? left : undefined })
    const link = `${call.url.origin}${call.url.pathname}?${key}=${made}`
    return { value: rest.slice(0, size), [`@odata.${name}Link`]: link }
  }

  #begin(calendarId: string, query: URLSearchParams): Session {
    const from = parseLimit(query.get('startDateTime'))
    const to = parseLimit(query.get('endDateTime'))
    const sight = { calendarId, from, to, seen: new Map(), series: new Map() }
    return { sight, rest: undefined }
  }

  #session(token: string): Session {
    const expiry = this.#expired.get(token)
    if (expiry === 'gone') throw refused(410, 'SyncStateNotFound', 'The sync state is not found.')
    const session = this.#sessions.get(token)
    if (expiry || !session) throw refused(400, 'syncStateNotFound', 'The sync state is not found.')
    return session
  }

  #keep(session: Session): string {
    const token = `R0usmc${this.#state.nextNumber()}-_${session.rest ? 'page' : 'end'}`
    this.#sessions.set(token, session)
    return token
  }

  /** Changes since a state, and the new state. */
  #look(sight: Sight, call: Call): { rest: unknown[]; sight: Sight } {
    const { calendarId, from, to } = sight
    const next: Sight = { calendarId, from, to, seen: new Map(), series: new Map() }
    const changed = this.#state.eventsIn(calendarId).flatMap(stored => {
      const instances = instancesOf(stored, from, to)
      const isSeries = stored.event.recurrence && instances.length > 0
      for (const event of isSeries ? [...instances, stored.event] : instances)
        next.seen.set(event.id, event.changeKey)
      for (const { id } of isSeries ? instances : []) next.series.set(id, stored.event.id)
      const fresh = instances.filter(({ id, changeKey }) => sight.seen.get(id) !== changeKey)
      const shown = fresh.map(event =>
        event.type === 'occurrence' ? minimal(event) : showEvent(event, call),
      )
      const isOld = this.#state.leavesOutOldMasters && toEpoch(stored.event.start) < from
      const hasMaster = isSeries && fresh.length > 0 && !isOld
      const master = hasMaster ? [showEvent(stored.event, call)] : []
      return this.#state.mastersLast ? [...shown, ...master] : [...master, ...shown]
    })
    return { rest: [...changed, ...this.#removed(sight, next)], sight: next }
  }

  #removed({ seen, series }: Sight, next: Sight): unknown[] {
    const gone = [...seen.keys()].filter(id => !next.seen.has(id))
    const isTold = (id: string) => {
      const isWithMaster = gone.includes(series.get(id) ?? '')
      return !(this.#state.removesOnlyMaster && isWithMaster)
    }
    return gone.filter(isTold).map(id => ({ id, '@removed': { reason: 'deleted' } }))
  }
}
