export interface GraphTime {
  /** Without an offset; the zone determines it. */
  dateTime: string
  timeZone: string
}

export interface Recipient {
  emailAddress: { address: string; name?: string }
}

export type Response =
  | 'none'
  | 'organizer'
  | 'tentativelyAccepted'
  | 'accepted'
  | 'declined'
  | 'notResponded'

export interface Attendee extends Recipient {
  type: string
  status: { response: Response; time: string }
}

export interface Recurrence {
  pattern: {
    type: string
    interval: number
    daysOfWeek?: string[]
    firstDayOfWeek?: string
  }
  range: {
    type: 'endDate' | 'noEnd' | 'numbered'
    startDate: string
    endDate?: string
    numberOfOccurrences?: number
  }
}

export interface GraphEvent {
  id: string
  '@odata.etag': string
  changeKey: string
  iCalUId: string
  createdDateTime: string
  lastModifiedDateTime: string
  subject: string
  body: { contentType: string; content: string }
  bodyPreview: string
  start: GraphTime
  end: GraphTime
  originalStartTimeZone: string
  showAs: string
  isAllDay: boolean
  isCancelled: boolean
  isOrganizer: boolean
  organizer: Recipient
  attendees: Attendee[]
  responseStatus: { response: Response; time: string }
  sensitivity: string
  importance: string
  categories: string[]
  type: 'singleInstance' | 'seriesMaster' | 'occurrence' | 'exception'
  seriesMasterId: string | null
  transactionId: string | null
  location: { displayName?: string }
  isReminderOn: boolean
  reminderMinutesBeforeStart: number
  responseRequested: boolean
  allowNewTimeProposals: boolean
  hideAttendees: boolean
  isOnlineMeeting: boolean
  onlineMeetingProvider: string
  onlineMeeting: { joinUrl: string } | null
  recurrence: Recurrence | null
  webLink: string
  singleValueExtendedProperties: { id: string; value: string }[]
}

export type GivenAttendee = Recipient & Partial<Attendee>

/** Fields of a new or changed event; times in any zone. */
export type GivenEvent = Partial<Omit<GraphEvent, 'attendees'>> & { attendees?: GivenAttendee[] }

export interface StoredEvent {
  calendarId: string
  event: GraphEvent
  /** As sent: recurrences keep their time of day in this zone. */
  toldStart: GraphTime
  /** Changed and deleted occurrences, by epoch ms of their regular start. */
  exceptions: Map<number, GraphEvent | 'deleted'>
}

export interface Account {
  id: string
  email: string
  kind: 'work' | 'personal'
  /** Its default calendar. */
  calendarId: string
  /** Ids of events by the transaction that created them, including deleted events. */
  transactions: Map<string, string>
}

export interface GraphCalendar {
  id: string
  name: string
  canEdit: boolean
  canShare: boolean
  canViewPrivateItems: boolean
  isDefaultCalendar: boolean
  isRemovable: boolean
  owner: { name: string; address: string }
  allowedOnlineMeetingProviders: string[]
  defaultOnlineMeetingProvider: string
}

export interface Change {
  email: string
  calendarId: string
  eventId: string
  kind: 'created' | 'updated' | 'deleted'
}

/** An email from Graph to attendees. */
export interface Notice {
  eventId: string
  kind: 'created' | 'updated' | 'canceled'
  attendees: string[]
}
