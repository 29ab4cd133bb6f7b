import type { AttendeeAnswer } from '../model/entities.ts'
import type { AccessTokenSource, OAuthFacts } from '../providers/descriptor.ts'
import type { Interval } from '../scheduling/types.ts'

/** A calendar of a connected account. */
export interface RemoteCalendar {
  /** The provider's id, which does not change. */
  externalId: string
  name: string
  /** Events can be written to it. */
  canWrite: boolean
}

/** Which events count as busy. Canceled events never do. */
export interface BusyRules {
  /** All-day events that are not marked as free. */
  allDay: boolean
  tentative: boolean
  /** Invitations that the owner declined. */
  declined: boolean
  /** Events marked as free. */
  free: boolean
}

export const defaultBusyRules: BusyRules = {
  allDay: true,
  tentative: true,
  declined: false,
  free: false,
}

/** The event of one of our meetings, as it is in the calendar. */
export interface OwnEvent {
  meetingId: string
  eventId: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  /** By lower-case address. */
  answers: Readonly<Record<string, AttendeeAnswer>>
  /** Address of its video call, after the provider has created one. */
  conferenceUrl: string | undefined
  /** As it is in the calendar; undefined if it is unknown. */
  title?: string | undefined
  /** The busy times if it turns out not to be our meeting; undefined: its whole time. */
  taken?: readonly Interval[] | undefined
}

/** One occurrence of an event with other people, except for private events. */
export interface CalendarMeeting {
  /** The same in every calendar that contains the occurrence. */
  uid: string
  title: string
  description: string
  location: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  /** Without the calendar's owner. */
  attendees: readonly { email: string; name: string }[]
}

/** One event's busy times. Empty if it is free, or is our own event, whose time the meeting takes. */
export interface EventReading {
  /** The provider's id of the event. */
  eventId: string
  /** Its series, if the provider can report that one as deleted. */
  seriesId?: string | undefined
  /** Within the window, ascending. */
  spans: readonly Interval[]
  /** Something could not be parsed, and counts as busy. */
  isDoubtful?: boolean | undefined
  own?: OwnEvent | undefined
  meetings?: readonly CalendarMeeting[] | undefined
}

/** Content of a calendar. `whole`: everything within the window. `changes`: only changes since the token. */
export interface CalendarReading {
  kind: 'whole' | 'changes'
  events: readonly EventReading[]
  /** Events whose time could not be parsed: they are not busy, and the owner is notified. */
  unreadableCount: number
  /** Deleted events or series; empty if everything was read. */
  removedIds: readonly string[]
  /** For the next sync; undefined if the calendar cannot list changes. */
  token: string | undefined
}

export interface ReadCalendar {
  externalId: string
  window: Interval
  /** From the last sync. If it is undefined, or unknown to the provider, everything is read. */
  token: string | undefined
  /** IANA zone for days without a time. */
  timeZone: string
  /** The owner's addresses, lower case: to find their answer, and to leave them out of the attendees. */
  ownerEmails: readonly string[]
  rules: BusyRules
}

/** One of our events, which may be in a calendar. */
export interface EventKey {
  /** A UUID that never changes, so that a repeated write does not create a second event. */
  key: string
  uid: string
  /** From the last write; undefined if its answer was lost, or nothing was written. */
  eventId: string | undefined
}

/** An event to write to a calendar. */
export interface CalendarEvent extends EventKey {
  /** Counts changes of time and status (RFC 5545). */
  sequence: number
  title: string
  description: string
  location: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  organizer: { name: string; email: string }
  attendees: readonly { name: string; email: string; answer: AttendeeAnswer }[]
  /** The provider should create a video call, if it can. */
  wantsConference: boolean
  /** The owner gets the calendar's default reminders. */
  hasReminders: boolean
  /** Makes its owner busy. */
  isBusy: boolean
}

export interface WrittenEvent {
  eventId: string
  /** Identifies the event in every calendar that contains it. */
  iCalUid: string
  conferenceUrl: string | undefined
  /** A video call was wanted, but this calendar creates none, so somebody has to provide its address. */
  isCallMissing?: boolean | undefined
  /** Where its owner opens it in a browser; undefined if the calendar has no such page. */
  webUrl?: string | undefined
}

/** Where a calendar sends its change notifications. */
export interface WatchRequest {
  /** Ours, not guessable. */
  channelId: string
  /** Sent back with every notification. */
  secret: string
  /** Absolute. */
  address: string
}

export interface Watch {
  /** Identifies its notifications: our id, or the provider's own. */
  channelId: string
  resourceId: string | undefined
  /** Epoch ms. */
  expiresAt: number
}

/** A notification from a provider, not verified yet. */
export interface CalendarNotice {
  channelId: string
  secret: string
  /** `ending`: the watch has to be renewed. */
  kind: 'changed' | 'ending'
}

/** A request to /webhooks/:provider. */
export interface WebhookRequest {
  headers: Readonly<Record<string, string | undefined>>
  query: Readonly<Record<string, string | undefined>>
  /** Parsed JSON; undefined if there is none. */
  body: unknown
}

export interface WebhookReading {
  notices: readonly CalendarNotice[]
  /** Text that the provider expects back when it verifies our address. */
  echo?: string | undefined
}

/** What a person enters to connect an account with its own password. */
export interface PasswordCredentials {
  /** With its scheme. */
  serverUrl: string
  username: string
  /** An app password if the server supports them. */
  password: string
}

/** A kind of account that is connected by OAuth. */
export interface CalendarService {
  id: string
  label: string
  /** Environment variables that it needs. */
  variables: readonly string[]
  /** Undefined: no app for this provider is configured. */
  facts: OAuthFacts | undefined
  /** Additional scopes for task calendars. */
  taskScopes: readonly string[]
  open(accessToken: AccessTokenSource): CalendarProvider
  readWebhook(request: WebhookRequest): WebhookReading
}

/** Opens accounts of every kind. */
export interface CalendarAccounts {
  withPassword(credentials: PasswordCredentials): CalendarProvider
  /** Kinds of accounts that are connected by OAuth. */
  readonly services: readonly CalendarService[]
}

/**
 * A calendar account. Every method may be called twice, late, or after a lost answer, and throws ProviderError
 * for expected failures: `unauthorized` if the access to the account is lost, `not-found` if one calendar is
 * missing or may no longer be read.
 */
export interface CalendarProvider {
  readonly id: string
  /** Calendars whose events can be read in full. */
  listCalendars(): Promise<RemoteCalendar[]>
  makeCalendar(name: string): Promise<RemoteCalendar>
  /** Removing a missing calendar succeeds as well. */
  removeCalendar(externalId: string): Promise<void>
  read(query: ReadCalendar): Promise<CalendarReading>
  /** Present busy times in the window, in any order; `token` is not used. */
  busy(query: Omit<ReadCalendar, 'token'>): Promise<Interval[]>
  /** The present state of one of our events; undefined if it was deleted. */
  findEvent(externalId: string, event: EventKey): Promise<OwnEvent | undefined>
  /**
   * Creates or updates the event and notifies its attendees. `conflict` if somebody else writes it at the same
   * time.
   */
  putEvent(externalId: string, event: CalendarEvent): Promise<WrittenEvent>
  /** Deleting a missing event succeeds as well. */
  deleteEvent(externalId: string, event: EventKey): Promise<void>
  /** Undefined if the provider sends no notifications. */
  readonly watch?: ((externalId: string, request: WatchRequest) => Promise<Watch>) | undefined
  /** Ending a missing watch succeeds as well. */
  readonly unwatch?: ((watch: Omit<Watch, 'expiresAt'>) => Promise<void>) | undefined
}

/** Providers that create a video call with an event. */
export const callProviders: ReadonlySet<string> = new Set(['google', 'microsoft'])

/** Providers that send invitations, changes and cancellations to attendees themselves. */
export const inviting: ReadonlySet<string> = new Set(['google', 'microsoft'])
