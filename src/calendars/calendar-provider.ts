import type { AttendeeAnswer } from '../model/entities.ts'
import type { AccessTokenSource, OAuthFacts } from '../providers/descriptor.ts'
import type { Interval } from '../scheduling/types.ts'

/** A calendar of a connected account. */
export interface RemoteCalendar {
  /** The provider's, stable. */
  externalId: string
  name: string
  /** Events may be written to it. */
  canWrite: boolean
}

/** Whose time is taken by what. Canceled events never take any. */
export interface BusyRules {
  /** Events that last whole days, where they are not marked as free. */
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

/** An event that is a meeting of ours, as it stands in the calendar. */
export interface OwnEvent {
  meetingId: string
  eventId: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  /** By lower-case address. */
  answers: Readonly<Record<string, AttendeeAnswer>>
  /** Where its video call is, once the provider has made one. */
  conferenceUrl: string | undefined
  /** As it stands there; undefined where the calendar does not say. */
  title?: string | undefined
  /** What it takes of its owner's time if it is no meeting of ours after all; undefined: all of it. */
  taken?: readonly Interval[] | undefined
}

/** One occurrence of an event to which its owner invited people, or was invited. Of private events none. */
export interface CalendarMeeting {
  /** The same in every calendar the occurrence stands in. */
  uid: string
  title: string
  description: string
  location: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  /** Others than the calendar's owner. */
  attendees: readonly { email: string; name: string }[]
}

/** What one event means; no spans where it takes no time, or is our own, whose time the meeting keeps. */
export interface EventReading {
  /** The provider's id of the event. */
  eventId: string
  /** Of which series it is, where that can be removed as one. */
  seriesId?: string | undefined
  /** Within the window, ascending. */
  spans: readonly Interval[]
  /** Something about it could not be understood, and counts as taken. */
  isDoubtful?: boolean | undefined
  own?: OwnEvent | undefined
  meetings?: readonly CalendarMeeting[] | undefined
}

/**
 * What is in a calendar. `whole`: everything within the window, and nothing else is there. `changes`:
 * only what differs since the token.
 */
export interface CalendarReading {
  kind: 'whole' | 'changes'
  events: readonly EventReading[]
  /** Events whose time could not be understood: they take none, and their owner is told so. */
  unreadableCount: number
  /** Events or series that are gone; of a whole reading none. */
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
  /** The owner's own addresses, lower case: what they declined takes no time, and they are no guests of theirs. */
  ownerEmails: readonly string[]
  rules: BusyRules
}

/** An event of ours that may be in a calendar. */
export interface EventKey {
  /** A UUID, stable for life: what keeps a repeat from making a second event. */
  key: string
  uid: string
  /** From the last writing; undefined where its answer was lost, or nothing was written. */
  eventId: string | undefined
}

/** What is written into a calendar. */
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
  /** A video call is wanted, made by the provider where it can. */
  wantsConference: boolean
  /** The calendar may remind its owner as it usually does. */
  hasReminders: boolean
  /** Takes its owner's time. */
  isBusy: boolean
}

export interface WrittenEvent {
  eventId: string
  /** By which the event is known in every calendar it stands in. */
  iCalUid: string
  conferenceUrl: string | undefined
  /** A video call was wanted and this calendar makes none: somebody else has to give its address. */
  isCallMissing?: boolean | undefined
  /** Where its owner looks at it in a browser; undefined where the calendar has no such page. */
  webUrl?: string | undefined
}

/** Where a calendar sends word that something changed in it. */
export interface WatchRequest {
  /** Ours, unguessable. */
  channelId: string
  /** Comes back with every word. */
  secret: string
  /** Absolute. */
  address: string
}

export interface Watch {
  /** What words of it are known by: ours, or the provider's own. */
  channelId: string
  resourceId: string | undefined
  /** Epoch ms. */
  expiresAt: number
}

/** A word from a provider, before anybody has checked whether it is true. */
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
  /** Parsed JSON; undefined where there is none. */
  body: unknown
}

export interface WebhookReading {
  notices: readonly CalendarNotice[]
  /** Text the provider waits for, where it only wants to know that we are here. */
  echo?: string | undefined
}

/** What a person types to connect an account by a password of its own. */
export interface PasswordCredentials {
  /** With its scheme. */
  serverUrl: string
  username: string
  /** An app password where the server has such. */
  password: string
}

/** A kind of account that is connected by OAuth. */
export interface CalendarService {
  id: string
  label: string
  /** What has to be set so that it can be connected. */
  variables: readonly string[]
  /** Undefined: the environment names no app of ours at the provider. */
  facts: OAuthFacts | undefined
  /** Scopes that are asked for only where a calendar for tasks is wanted. */
  taskScopes: readonly string[]
  open(accessToken: AccessTokenSource): CalendarProvider
  readWebhook(request: WebhookRequest): WebhookReading
}

/** Opens accounts of every kind. */
export interface CalendarAccounts {
  withPassword(credentials: PasswordCredentials): CalendarProvider
  /** Those that are connected by OAuth. */
  readonly services: readonly CalendarService[]
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
  makeCalendar(name: string): Promise<RemoteCalendar>
  /** One that is gone counts as removed. */
  removeCalendar(externalId: string): Promise<void>
  read(query: ReadCalendar): Promise<CalendarReading>
  /** What takes time in the window as it is right now, any order; `token` is of no use here. */
  busy(query: Omit<ReadCalendar, 'token'>): Promise<Interval[]>
  /** An event of ours as it is right now; undefined where it is gone. */
  findEvent(externalId: string, event: EventKey): Promise<OwnEvent | undefined>
  /** Makes the event, or brings it up to date, and lets its attendees know. `conflict` where somebody else writes it right now. */
  putEvent(externalId: string, event: CalendarEvent): Promise<WrittenEvent>
  /** One that is gone counts as deleted. */
  deleteEvent(externalId: string, event: EventKey): Promise<void>
  /** Undefined where the provider sends no word. */
  readonly watch?: ((externalId: string, request: WatchRequest) => Promise<Watch>) | undefined
  /** One that is gone counts as ended. */
  readonly unwatch?: ((watch: Omit<Watch, 'expiresAt'>) => Promise<void>) | undefined
}

/** Providers that make a video call with an event. */
export const callProviders: ReadonlySet<string> = new Set(['google', 'microsoft'])

/** Providers that send invitations, changes and cancellations to attendees by themselves. */
export const inviting: ReadonlySet<string> = new Set(['google', 'microsoft'])
