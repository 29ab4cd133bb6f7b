/** The things Parley keeps, as every entry point sees them. Instants are epoch milliseconds. */
import type { Horizon, MeetingLimits, Schedule } from '../scheduling/types.ts'

export type WorkspaceId = string & { readonly brand: 'WorkspaceId' }

export const locales = ['en', 'pl', 'it'] as const
export type Locale = (typeof locales)[number]

export interface Workspace {
  id: WorkspaceId
  name: string
  /** Host names (with port where it is not the default) under which this workspace's pages answer. */
  domains: readonly string[]
  locale: Locale
  timeZone: string
  /** A round robin goes to whom the CRM says owns the contact, where they take part in it. */
  isOwnerFirst: boolean
  /** What new pages and meetings begin with; at most three. */
  reminders: readonly Reminder[]
}

export interface User {
  id: string
  workspaceId: WorkspaceId
  /** Lower case. */
  email: string
  name: string
  timeZone: string
  locale: Locale
  role: 'admin' | 'rep'
  slackUserId: string | undefined
}

export interface SavedSchedule extends Schedule {
  id: string
  workspaceId: WorkspaceId
  userId: string
  name: string
  isDefault: boolean
}

/**
 * Where a meeting takes place. `phone`: a page's number is its hosts', and the invitee calls it; without a number the
 * invitee gives theirs. `video` without a URL: the host's calendar makes the call.
 */
export type Location =
  | {
      kind: 'video'
      url?: string | undefined
      /** The host's own room: on a page each host's; of a meeting `url` is its host's. */
      isRoom?: boolean | undefined
      /** Of a meeting: no calendar makes the call, and the host has no room. The link is theirs to send. */
      isSentByHost?: boolean | undefined
    }
  | {
      kind: 'phone'
      number?: string | undefined
      /** Of a meeting of a page: the number was given later and is the invitee's. */
      isInvitees?: boolean | undefined
    }
  | { kind: 'address'; address: string }
  | { kind: 'custom'; text: string }

export interface Question {
  /** Stable within the page; the form field is `answers[<id>]`. */
  id: string
  label: string
  kind: 'text' | 'textarea' | 'select' | 'checkbox'
  required: boolean
  /** For `select` only. */
  options?: readonly string[] | undefined
}

/** A mail to the invitee this long before the start. */
export interface Reminder {
  minutesBefore: number
  includeDescription: boolean
}

/** `specific-times`: a link for one meeting at one of the starts that were picked for it. */
export type PageKind = 'personal' | 'round-robin' | 'group' | 'specific-times'

export interface SchedulingPage {
  id: string
  workspaceId: WorkspaceId
  slug: string
  kind: PageKind
  title: string
  description: string
  /** In order; the first hosts a group meeting. */
  hostIds: readonly string[]
  /** Shares of a round robin's meetings by host id, 0 to 100; who is not named has 1. */
  weights?: Readonly<Record<string, number>> | undefined
  /** One schedule for all hosts; undefined: each host's default schedule. */
  scheduleId: string | undefined
  durationsMinutes: readonly number[]
  /** `specific-times` only: the starts on offer, ascending; what has passed or is taken may be among them. */
  slots?: readonly number[] | undefined
  /** Those of them that are offered although they touch the buffer of something else, ascending. */
  slotsAnyway?: readonly number[] | undefined
  stepMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  noticeMinutes: number
  horizon: Horizon
  limits: MeetingLimits
  questions: readonly Question[]
  /** At most three. */
  reminders: readonly Reminder[]
  location: Location
  meetingType: string | undefined
  consentText: string | undefined
  footer: string | undefined
  /** Undefined: the invitee's browser decides. */
  locale: Locale | undefined
  /** It takes bookings. */
  isActive: boolean
  /** Its owner switched all of their pages off: that is why this one takes none. */
  isPaused?: boolean | undefined
  /** Whether calendar events and invitations carry the Reschedule and Cancel links. */
  hasManageLinks: boolean
  /** Outsiders confirm their address with a code from their mailbox before they book. */
  asksEmailCode: boolean
}

type MeetingStatus = 'scheduled' | 'canceled'
export const outcomes = ['scheduled', 'completed', 'rescheduled', 'no-show', 'canceled'] as const
type BuiltInOutcome = (typeof outcomes)[number]
/** One of the built-in outcomes or a word of the account's own. */
export type Outcome = BuiltInOutcome | (string & {})

export type MeetingSource = 'page' | 'slack' | 'api' | 'proposal' | 'chat' | 'record' | 'calendar'

/** What an attendee answered in their own calendar (RFC 5545 PARTSTAT). */
export type AttendeeAnswer = 'needs-action' | 'accepted' | 'declined' | 'tentative'

export interface Attendee {
  kind: 'invitee' | 'guest'
  /** As typed, trimmed. */
  email: string
  name: string
  phone?: string | undefined
  company?: string | undefined
  /** Where their calendar told us. */
  answer?: AttendeeAnswer | undefined
}

/** Names a record in the workspace's CRM. */
export interface RecordKey {
  type: 'contacts' | 'companies' | 'deals' | 'tickets' | 'leads'
  id: string
}

export interface Attachment {
  id: string
  name: string
  /** In bytes. */
  size: number
}

export interface Answer {
  questionId: string
  label: string
  value: string
}

/** Tracking parameters of the link (`utm_campaign`, `gclid`, `metadata[key]`, …), each ≤ 256 characters. */
export type Tracking = Readonly<Record<string, string>>

export interface HostName {
  id: string
  name: string
  email: string
  timeZone: string
}

export interface Meeting {
  id: string
  workspaceId: WorkspaceId
  pageId: string | undefined
  pageSlug: string | undefined
  proposalId: string | undefined
  /** For people: `B-1042`. */
  reference: string
  title: string
  startsAt: number
  endsAt: number
  /** The invitee's. */
  timeZone: string
  /** The invitee's. */
  locale: Locale
  status: MeetingStatus
  outcome: Outcome
  outcomeNotes: string | undefined
  host: HostName
  /** All hosts, `host` first; more than one on group pages. */
  hosts: readonly HostName[]
  organizer: HostName
  invitee: Attendee
  guests: readonly Attendee[]
  location: Location
  /** Attendees see it. */
  description: string
  /** Attendees never see it. */
  internalNote: string
  answers: readonly Answer[]
  tracking: Tracking
  source: MeetingSource
  meetingType: string | undefined
  /** Which records of the CRM it concerns, where a person chose them; undefined: the CRM's provider finds them. */
  associations: readonly RecordKey[] | undefined
  reminders: readonly Reminder[]
  /** Files that attendees never see, in the order in which they came. */
  attachments: readonly Attachment[]
  cancelReason: string | undefined
  /** False: it takes its host's time and is recorded, but invitee and guests are told nothing of it, ever. */
  isInvited: boolean
  /** Its host's calendar could not be asked when it was agreed. */
  isUnverified: boolean
  /** Where a calendar made its video call. */
  conferenceUrl: string | undefined
  /** Counts every change; what is delivered elsewhere is compared with it. */
  revision: number
  /** iCalendar SEQUENCE: counts changes of what attendees see (time, status, title, text, place, guests). */
  sequence: number
  /** The sequence at its last change of time or status: what falls due was planned for it. */
  timeSequence: number
  iCalUid: string
  createdAt: number
}

/** Who did it. `name` is what others are shown. */
export type Actor =
  | { kind: 'invitee'; name: string }
  | { kind: 'user'; userId: string; name: string }
  | { kind: 'system'; name: string }

export type MeetingEventKind =
  | 'booked'
  | 'rescheduled'
  | 'canceled'
  | 'outcome'
  | 'late'
  | 'declined'
  | 'edited'
  | 'reassigned'

/** What can be edited of a meeting. */
export type MeetingPart =
  | 'title'
  | 'description'
  | 'location'
  | 'guests'
  | 'internalNote'
  | 'meetingType'
  | 'associations'
  | 'reminders'
  | 'attachments'
  | 'invitation'

type Named = Pick<Attendee, 'email' | 'name'>
export type FormerHost = Pick<HostName, 'id' | 'email' | 'name'>

/** One line of a meeting's history, in order of `revision`. */
export interface MeetingEvent {
  meetingId: string
  revision: number
  kind: MeetingEventKind
  at: number
  actor: Actor
  /** `rescheduled`: where it was. */
  previousStartsAt?: number | undefined
  previousEndsAt?: number | undefined
  /** `outcome`: what it was. */
  previousOutcome?: string | undefined
  outcome?: string | undefined
  reason?: string | undefined
  /** `late`: how late the invitee says they are. */
  lateMinutes?: number | undefined
  /** The sequence it brought the meeting to; absent where attendees see nothing of it. */
  sequence?: number | undefined
  /** What was edited. */
  changed?: readonly MeetingPart[] | undefined
  /** Guests that came to it and left it. */
  guestsAdded?: readonly Named[] | undefined
  guestsRemoved?: readonly Named[] | undefined
  /** `reassigned`: who gave it away, and who took it. */
  hostBefore?: FormerHost | undefined
  hostAfter?: FormerHost | undefined
  /** `canceled`: the proposal of other times that went with it. */
  proposalId?: string | undefined
}

export type ProposalStatus = 'open' | 'picked' | 'withdrawn' | 'expired'

/** What a proposal that was made from a meeting takes over from it. */
export interface ProposalContent {
  location: Location
  /** The invitee's, where it is known. */
  phone?: string | undefined
  /** Attendees see it. */
  description: string
  meetingType?: string | undefined
  associations?: readonly RecordKey[] | undefined
  reminders: readonly Reminder[]
}

export interface Proposal {
  id: string
  workspaceId: WorkspaceId
  /** Whose time is offered. */
  host: HostName
  /** Who proposed it. */
  organizer: HostName
  pageId: string | undefined
  /** Undefined: what is booked is as its page says. */
  content?: ProposalContent | undefined
  title: string
  invitee: { email: string; name: string; timeZone: string | undefined; locale: Locale }
  durationMinutes: number
  /** Ascending. */
  slots: readonly number[]
  message: string
  /** How it reaches the invitee. */
  via: 'link' | 'email'
  status: ProposalStatus
  /** Counts what its sender sees change. */
  revision: number
  /** Counts changes of the times, which the invitee is mailed. */
  offerRevision: number
  /** When somebody first looked at its page. */
  openedAt: number | undefined
  /** In the invitee's words: what would suit them better. */
  askedInstead: string | undefined
  /** When they said so. */
  askedInsteadAt: number | undefined
  /** The invitee was reminded of it once. */
  nudgedAt: number | undefined
  /** Those of its slots that were no longer free when we last looked, ascending. */
  unavailableSlots: readonly number[]
  expiresAt: number
  meetingId: string | undefined
  createdAt: number
}
