import type { Interval } from '../scheduling/types.ts'

/** A calendar of a connected account. */
export interface RemoteCalendar {
  /** The provider's, stable. */
  externalId: string
  name: string
}

/** When one event takes its owner's time; no spans where it takes none (free, declined, canceled). */
export interface EventTimes {
  /** The provider's id of the event, its recurrences included. */
  eventId: string
  /** Within the window, ascending. */
  spans: readonly Interval[]
}

/**
 * What is in a calendar. `whole`: everything within the window, and nothing else is there. `changes`:
 * only what differs since the token.
 */
export interface CalendarReading {
  kind: 'whole' | 'changes'
  events: readonly EventTimes[]
  /** Events that could not be understood: they take no time, and their owner is told so. */
  unreadableCount: number
  /** Events that are gone; of a whole reading none. */
  removedIds: readonly string[]
  /** For the next reading; undefined where the calendar cannot tell changes. */
  token: string | undefined
}

export interface ReadCalendar {
  externalId: string
  window: Interval
  /** From the last reading; undefined or no longer known there: everything is read. */
  token: string | undefined
  /** IANA: where days without a time begin. */
  timeZone: string
  /** The owner's own address: what they declined takes no time. */
  ownerEmail: string
}

/** A meeting as its host's calendar shows it. Attendees are invited by mail, so none stand here. */
export interface CalendarEvent {
  /** Stable for life: the key that keeps a repeat from making a second event. */
  uid: string
  /** Counts changes of time and status (RFC 5545). */
  sequence: number
  title: string
  description: string
  location: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
}

/** What a person types to connect an account by a password of its own. */
export interface PasswordCredentials {
  /** With its scheme. */
  serverUrl: string
  username: string
  /** An app password where the server has such. */
  password: string
}

/** Opens accounts of every kind. */
export interface CalendarAccounts {
  withPassword(credentials: PasswordCredentials): CalendarProvider
}

/**
 * A calendar account. Every method may be called twice, late or after a lost answer, and throws
 * ProviderError for whatever can be foreseen: `unauthorized` where the access to the account is lost,
 * `not-found` where one calendar is gone or may no longer be read.
 */
export interface CalendarProvider {
  readonly id: string
  /** Those whose events may be read in full. */
  listCalendars(): Promise<RemoteCalendar[]>
  read(query: ReadCalendar): Promise<CalendarReading>
  /** What takes time in the window as it is right now, any order; `token` is of no use here. */
  busy(query: Omit<ReadCalendar, 'token'>): Promise<Interval[]>
  /** Makes the event, or brings it up to date. `conflict` where somebody else writes it right now. */
  putEvent(externalId: string, event: CalendarEvent): Promise<void>
  /** One that is gone counts as deleted. */
  deleteEvent(externalId: string, uid: string): Promise<void>
}
