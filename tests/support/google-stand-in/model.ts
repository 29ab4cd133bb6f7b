export interface EventTime {
  date?: string
  dateTime?: string
  timeZone?: string
}

export interface Attendee {
  email: string
  responseStatus?: string
  [field: string]: unknown
}

export interface ConferenceData {
  conferenceId?: string
  conferenceSolution?: unknown
  createRequest?: {
    requestId?: string
    conferenceSolutionKey?: { type?: string }
    status?: { statusCode: 'pending' | 'success' | 'failure' }
  }
  entryPoints?: { entryPointType: string; uri: string; label?: string }[]
  [field: string]: unknown
}

/** The fields of an event that the stand-in interprets. It stores all others unchanged. */
export interface GoogleEvent {
  id: string
  status: string
  etag: string
  updated: string
  iCalUID: string
  sequence: number
  start: EventTime
  end: EventTime
  organizer: { email: string; displayName?: string }
  creator: { email: string }
  summary?: string
  description?: string
  location?: string
  attendees?: Attendee[]
  recurrence?: string[]
  recurringEventId?: string
  originalStartTime?: EventTime
  conferenceData?: ConferenceData
  hangoutLink?: string
  extendedProperties?: { private?: Record<string, string>; shared?: Record<string, string> }
  [field: string]: unknown
}

export type PartialEvent = Partial<GoogleEvent>

export interface Span {
  start: number
  end: number
}

export interface StoredEvent {
  event: GoogleEvent
  /** Number of its last change. */
  changed: number
  /** All its former times, so that a sync reports events that left its window. */
  spans: Span[]
  /** Former instances of a series. */
  gone: Map<string, { instance: GoogleEvent; changed: number }>
}

export type AccessRole = 'owner' | 'writer' | 'reader' | 'freeBusyReader'

export interface StoredCalendar {
  id: string
  summary: string
  timeZone: string
  events: Map<string, StoredEvent>
  /** Status of all calls for a lost calendar. */
  refusedWith: 403 | 404 | undefined
}

/** A calendar in an account's list. */
export interface CalendarEntry {
  calendar: StoredCalendar
  accessRole: AccessRole
  primary: boolean
}

export interface Account {
  email: string
  entries: Map<string, CalendarEntry>
}

/** A write about which guests were notified. */
export interface Notice {
  eventId: string
  kind: 'created' | 'updated' | 'deleted'
  sendUpdates: string
  attendees: string[]
}
