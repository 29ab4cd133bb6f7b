/** Parley's entities, as every entry point sees them. Instants are epoch milliseconds. */
import type { Horizon, MeetingLimits, Schedule } from '../scheduling/types.ts'

export type WorkspaceId = string & { readonly brand: 'WorkspaceId' }

export const locales = ['en', 'pl', 'it'] as const
export type Locale = (typeof locales)[number]

export interface Workspace {
  id: WorkspaceId
  name: string
  /** Host names of this workspace's pages (with port if it is not the default). */
  domains: readonly string[]
  locale: Locale
  timeZone: string
  /** A round robin prefers the contact's CRM owner, if they are one of its hosts. */
  isOwnerFirst: boolean
  /** Defaults of new pages and meetings; at most three. */
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
  /** When they were last invited, epoch ms; undefined if they have signed in or nobody invited them. */
  invitedAt?: number | undefined
  /** The invitation was withdrawn before it was accepted: the user has no access and hosts nothing. */
  isWithdrawn?: boolean | undefined
}

export interface SavedSchedule extends Schedule {
  id: string
  workspaceId: WorkspaceId
  userId: string
  name: string
  isDefault: boolean
}

/**
 * Where a meeting takes place. `phone`: a page's number is its hosts', and the invitee calls it; without a
 * number, the invitee gives theirs. `video` without a URL: the host's calendar creates the call.
 */
export type Location =
  | {
      kind: 'video'
      url?: string | undefined
      /** The host's own room: on a page, each host's; of a meeting, `url` is its host's. */
      isRoom?: boolean | undefined
      /**
       * Of a meeting: no calendar creates the call, and the host has no room, so they have to send the link.
       */
      isSentByHost?: boolean | undefined
    }
  | {
      kind: 'phone'
      number?: string | undefined
      /** Of a meeting from a page: the number was given later and is the invitee's. */
      isInvitees?: boolean | undefined
      /** Of a meeting that a rep booked by hand: the number is the host's, so the invitee calls. */
      isHosts?: boolean | undefined
    }
  | { kind: 'address'; address: string }
  | { kind: 'custom'; text: string }

export interface Question {
  /** Unique within the page and never changed; the form field is `answers[<id>]`. */
  id: string
  label: string
  kind: 'text' | 'textarea' | 'select' | 'checkbox'
  required: boolean
  /** For `select` only. */
  options?: readonly string[] | undefined
}

/** An email to the invitee this long before the start. */
export interface Reminder {
  minutesBefore: number
  includeDescription: boolean
}

/** `specific-times`: a link for one meeting, with starts that a user picked. */
export type PageKind = 'personal' | 'round-robin' | 'group' | 'specific-times'

export interface SchedulingPage {
  id: string
  workspaceId: WorkspaceId
  slug: string
  kind: PageKind
  title: string
  description: string
  /** In order; the first one is the main host of a group meeting. */
  hostIds: readonly string[]
  /** Weights of a round robin's hosts by id, 0 to 100; default 1. */
  weights?: Readonly<Record<string, number>> | undefined
  /** One schedule for all hosts; undefined: each host's default schedule. */
  scheduleId: string | undefined
  durationsMinutes: readonly number[]
  /** `specific-times` only: the picked starts, ascending; may include past and taken ones. */
  slots?: readonly number[] | undefined
  /** Picked starts that may touch a buffer, ascending. */
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
  /** It accepts bookings. */
  isActive: boolean
  /** It is off because its owner switched all of their pages off. */
  isPaused?: boolean | undefined
  /** A link for one meeting that is booked. */
  isUsedUp?: boolean | undefined
  /** Whether calendar events and invitations contain the Reschedule and Cancel links. */
  hasManageLinks: boolean
  /** Outsiders confirm their address with an emailed code before they book. */
  asksEmailCode: boolean
}

type MeetingStatus = 'scheduled' | 'canceled'
export const outcomes = ['scheduled', 'completed', 'rescheduled', 'no-show', 'canceled'] as const
type BuiltInOutcome = (typeof outcomes)[number]
/** A built-in outcome, or one of the account's own. */
export type Outcome = BuiltInOutcome | (string & {})

export type MeetingSource = 'page' | 'slack' | 'api' | 'proposal' | 'chat' | 'record' | 'calendar'

/** An attendee's answer in their own calendar (RFC 5545 PARTSTAT). */
export type AttendeeAnswer = 'needs-action' | 'accepted' | 'declined' | 'tentative'

export interface Attendee {
  kind: 'invitee' | 'guest'
  /** As typed, trimmed. */
  email: string
  name: string
  phone?: string | undefined
  company?: string | undefined
  /** If their calendar reported it. */
  answer?: AttendeeAnswer | undefined
}

/** Identifies a record in the workspace's CRM. */
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
  /** As people see it: `B-1042`. */
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
  /** Attendees can see it. */
  description: string
  /** Attendees cannot see it. */
  internalNote: string
  answers: readonly Answer[]
  tracking: Tracking
  source: MeetingSource
  meetingType: string | undefined
  /** CRM records that a person chose; undefined: the CRM's provider finds them. */
  associations: readonly RecordKey[] | undefined
  reminders: readonly Reminder[]
  /** Files that attendees cannot see, in the order in which they were added. */
  attachments: readonly Attachment[]
  cancelReason: string | undefined
  /** False: it takes its host's time and is recorded, but invitee and guests are not notified of it. */
  isInvited: boolean
  /** Its host's calendar could not be read when it was booked. */
  isUnverified: boolean
  /** If a calendar created its video call. */
  conferenceUrl: string | undefined
  /** Counts every change; deliveries compare the state of their targets with it. */
  revision: number
  /** iCalendar SEQUENCE: counts changes that attendees see (time, status, title, text, place, guests). */
  sequence: number
  /** The sequence at its last change of time or status: reminders and the like are planned for it. */
  timeSequence: number
  iCalUid: string
  createdAt: number
}

/** Who made a change. `name` is shown to others. */
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

/** Parts of a meeting that can be edited. */
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

/** An entry of a meeting's history, in order of `revision`. */
export interface MeetingEvent {
  meetingId: string
  revision: number
  kind: MeetingEventKind
  at: number
  actor: Actor
  /** `rescheduled`: the start before. */
  previousStartsAt?: number | undefined
  previousEndsAt?: number | undefined
  /** `outcome`: the one before. */
  previousOutcome?: string | undefined
  /** `outcome`: its notes before; absent if the change did not touch them. */
  previousNotes?: string | undefined
  outcome?: string | undefined
  reason?: string | undefined
  /** `late`: the announced delay. */
  lateMinutes?: number | undefined
  /** The meeting's sequence after the change; absent if attendees see nothing of it. */
  sequence?: number | undefined
  /** Edited parts. */
  changed?: readonly MeetingPart[] | undefined
  /** Guests who were added and removed. */
  guestsAdded?: readonly Named[] | undefined
  guestsRemoved?: readonly Named[] | undefined
  /** `reassigned`: the earlier and the new host. */
  hostBefore?: FormerHost | undefined
  hostAfter?: FormerHost | undefined
  /** `canceled`: the proposal of other times that was sent with it. */
  proposalId?: string | undefined
}

export type ProposalStatus = 'open' | 'picked' | 'withdrawn' | 'expired'

/** What a proposal takes over from the meeting it was made from. */
export interface ProposalContent {
  location: Location
  /** The invitee's, if known. */
  phone?: string | undefined
  /** Attendees can see it. */
  description: string
  meetingType?: string | undefined
  associations?: readonly RecordKey[] | undefined
  reminders: readonly Reminder[]
  /** Other attendees of a new meeting. Absent in proposals of earlier versions. */
  guests?: readonly Pick<Attendee, 'email' | 'name'>[] | undefined
  /** The meeting. Absent in proposals of earlier versions. */
  origin?: ProposalOrigin | undefined
}

interface ProposalOrigin {
  meetingId: string
  /** Picking a time moves that meeting if it is in the future; otherwise it books another one like it. */
  isToBeMoved: boolean
}

export interface Proposal {
  id: string
  workspaceId: WorkspaceId
  /** The host whose times are proposed. */
  host: HostName
  /** The person who proposed it. */
  organizer: HostName
  pageId: string | undefined
  /** Undefined: the page's values. */
  content?: ProposalContent | undefined
  title: string
  invitee: { email: string; name: string; timeZone: string | undefined; locale: Locale }
  /** The invitee's language is a default, which their browser may replace. */
  isLocaleGuessed?: boolean | undefined
  durationMinutes: number
  /** Ascending. */
  slots: readonly number[]
  message: string
  /** How the invitee gets it. */
  via: 'link' | 'email'
  status: ProposalStatus
  /** Counts changes that its sender sees. */
  revision: number
  /** Counts changes of the times, which are emailed to the invitee. */
  timesRevision: number
  /** When its page was first opened. */
  openedAt: number | undefined
  /** The invitee's own text about what would suit them better. */
  askedInstead: string | undefined
  /** When they wrote it. */
  askedInsteadAt: number | undefined
  /** When other times were sent; undefined: none were requested, or the invitee still waits. */
  answeredAt?: number | undefined
  /** When the invitee was reminded, at most once. */
  nudgedAt: number | undefined
  /** Slots that were not free at the last check, ascending. */
  unavailableSlots: readonly number[]
  expiresAt: number
  meetingId: string | undefined
  createdAt: number
}
