import { Channels } from './channels.ts'
import { ListTokens } from './list-tokens.ts'
import type { Account, GoogleEvent, Notice, StoredCalendar, StoredEvent } from './model.ts'
import { Grants } from './oauth.ts'
import { hullOf, instancesOf, masterIdOf } from './recurrence.ts'

const letters = 'abcdefghjk'

/** The stored data of Google. */
export class GoogleState {
  readonly accounts = new Map<string, Account>()
  readonly calendars = new Map<string, StoredCalendar>()
  readonly grants = new Grants()
  readonly tokens = new ListTokens()
  readonly channels = new Channels(() => this.now())
  readonly notices: Notice[] = []
  /** Ids of requests for Meet links; each creates one link. */
  readonly conferences = new Set<string>()
  now: () => number = Date.now
  /** Maximum of a page, even if the request allows more. */
  pageSize = 2500
  /**
   * Whether calendars have Meet. `hidden`: they do not, and their lists do not show it. `failing`: the call is
   * accepted, but its creation fails.
   */
  meet: 'allowed' | 'not-allowed' | 'hidden' | 'failing' = 'allowed'
  /** Counts writes. A sync returns changes with a higher number than its token's. */
  change = 0
  #named = 0

  /** A new name of letters, the same in every run. */
  name(length: number): string {
    this.#named += 1
    const digits = String(this.#named).padStart(length, '0')
    return digits.replaceAll(/\d/g, digit => letters[Number(digit)] ?? 'a')
  }

  calendar(id: string): StoredCalendar {
    const calendar = this.calendars.get(id)
    if (!calendar) throw new Error(`No calendar ${id}`)
    return calendar
  }

  /** An event, or an unchanged instance of a series. */
  find(calendar: StoredCalendar, id: string): GoogleEvent | undefined {
    const stored = calendar.events.get(id)
    if (stored) return stored.event
    const master = calendar.events.get(masterIdOf(id))
    if (!master) return undefined
    const gone = master.gone.get(id)
    if (gone) return { ...gone.instance, status: 'cancelled' }
    return instancesOf(master.event, calendar.timeZone).find(instance => instance.id === id)
  }

  /** Every write of an event uses this method. */
  keep(calendar: StoredCalendar, wanted: GoogleEvent): GoogleEvent {
    const before = calendar.events.get(wanted.id)
    const unwritten = before ? undefined : this.find(calendar, wanted.id)
    this.change += 1
    const etag = `"${this.change}"`
    const updated = new Date(this.now()).toISOString()
    const event = { ...wanted, etag, updated }
    const held = before?.spans ?? (unwritten ? [hullOf(unwritten, calendar.timeZone)] : [])
    const stored: StoredEvent = {
      event,
      changed: this.change,
      spans: [...held, hullOf(event, calendar.timeZone)],
      gone: before?.gone ?? new Map(),
    }
    calendar.events.set(event.id, stored)
    if (before?.event.recurrence || event.recurrence) this.#settleSeries(calendar, before, stored)
    this.channels.tell(calendar.id)
    return event
  }

  /** Instances that are no longer in a series are removed with their changes. */
  #settleSeries(calendar: StoredCalendar, before: StoredEvent | undefined, after: StoredEvent) {
    const occurring = (stored: StoredEvent | undefined) =>
      stored && stored.event.status !== 'cancelled'
        ? instancesOf(stored.event, calendar.timeZone)
        : []
    const present = occurring(after)
    const ids = new Set(present.map(({ id }) => id))
    for (const id of ids) after.gone.delete(id)
    for (const instance of occurring(before))
      if (!ids.has(instance.id)) after.gone.set(instance.id, { instance, changed: after.changed })
    for (const { event } of [...calendar.events.values()])
      if (event.recurringEventId === after.event.id && !ids.has(event.id))
        if (event.status !== 'cancelled') this.keep(calendar, { ...event, status: 'cancelled' })
  }
}
