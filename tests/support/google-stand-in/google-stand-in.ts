import { Faults } from '../stand-in/faults.ts'
import type { ExpiryReason } from './list-tokens.ts'
import type { AccessRole, GoogleEvent, PartialEvent, StoredCalendar } from './model.ts'
import { GoogleState } from './state.ts'
import { makeEvent, merge } from './write-event.ts'

export interface CalendarWish {
  id?: string
  summary?: string
  timeZone?: string
  accessRole?: AccessRole
}

/** Google with controls for tests: manual changes by people, and faults. */
export class GoogleStandIn extends GoogleState {
  readonly url: string
  readonly close: () => Promise<void>
  readonly faults = new Faults()
  readonly requests: string[] = []
  /** Requests that violate Google's contract. Suites assert that there are none. */
  readonly invalidRequests: string[] = []
  /** The consenting account if the app sends no login_hint; by default the first one. */
  consentsAs: string | undefined

  constructor(url: string, close: () => Promise<void>) {
    super()
    this.url = url
    this.close = close
  }

  /** An account with its primary calendar, whose id is the address. */
  addAccount(email: string, timeZone = 'Europe/Berlin'): void {
    this.accounts.set(email, { email, entries: new Map() })
    this.addCalendar(email, { id: email, summary: email, timeZone })
  }

  /** Adds a calendar to an account's list. An existing one is shared with the account. */
  addCalendar(email: string, wish: CalendarWish = {}): string {
    const { id = `c_${this.name(12)}@group.calendar.google.com`, summary = 'Calendar' } = wish
    const { timeZone = 'Europe/Berlin', accessRole = 'owner' } = wish
    const calendar: StoredCalendar = this.calendars.get(id) ?? {
      id,
      summary,
      timeZone,
      events: new Map(),
      refusedWith: undefined,
    }
    this.calendars.set(id, calendar)
    this.accounts.get(email)?.entries.set(id, { calendar, accessRole, primary: id === email })
    return id
  }

  grant(email: string, scope?: string): { accessToken: string; refreshToken: string } {
    return this.grants.grant(email, scope)
  }

  revoke(email: string): void {
    this.grants.revoke(email)
  }

  expireAccessTokens(email: string): void {
    this.grants.expireAccessTokens(email)
  }

  /** With a status, the calendar is lost until a call without one. */
  setAccess(calendarId: string, status: 403 | 404 | undefined): void {
    this.calendar(calendarId).refusedWith = status
  }

  expireSyncTokens(reason: ExpiryReason = 'fullSyncRequired'): void {
    this.tokens.expire(reason)
  }

  pushAgain(count: number): void {
    this.channels.pushAgain(count)
  }

  settlePushes(): Promise<void> {
    return this.channels.settle()
  }

  addEvent(calendarId: string, fields: PartialEvent): string {
    const id = fields.id ?? `hand${this.name(8)}`
    const calendar = this.calendar(calendarId)
    this.keep(calendar, makeEvent(this, calendar, { ...fields, id }))
    return id
  }

  /** Merges objects and removes nulls, as PATCH does. The id of an instance changes only that one. */
  changeEvent(calendarId: string, id: string, changes: Record<string, unknown>): void {
    const calendar = this.calendar(calendarId)
    const before = this.event(calendarId, id)
    const fields: PartialEvent = merge(before, changes)
    this.keep(calendar, makeEvent(this, calendar, { ...fields, id }, before))
  }

  deleteEvent(calendarId: string, id: string): void {
    this.changeEvent(calendarId, id, { status: 'cancelled' })
  }

  answer(calendarId: string, id: string, email: string, responseStatus: string): void {
    const { attendees = [] } = this.event(calendarId, id)
    if (!attendees.some(attendee => attendee.email === email))
      throw new Error(`${email} was not invited`)
    this.changeEvent(calendarId, id, {
      attendees: attendees.map(attendee =>
        attendee.email === email ? { ...attendee, responseStatus } : attendee,
      ),
    })
  }

  /** All events that are not cancelled; a series is one event. */
  events(calendarId: string): GoogleEvent[] {
    return [...this.calendar(calendarId).events.values()]
      .map(({ event }) => event)
      .filter(({ status }) => status !== 'cancelled')
  }

  event(calendarId: string, id: string): GoogleEvent {
    const event = this.find(this.calendar(calendarId), id)
    if (!event) throw new Error(`No event ${id} in ${calendarId}`)
    return event
  }
}
