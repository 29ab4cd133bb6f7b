import type {
  Actor,
  Answer,
  Attendee,
  Locale,
  MeetingSource,
  SchedulingPage,
  Tracking,
  WorkspaceId,
} from '../../model/entities.ts'
import type { FieldError } from '../../model/field-error.ts'

export interface BookMeeting {
  workspaceId: WorkspaceId
  /** The booking is made either from a page or from a proposal. */
  pageId?: string | undefined
  /** The same page, if the entry point has just read it. It is read again if absent. */
  page?: SchedulingPage | undefined
  proposalId?: string | undefined
  startsAt: number
  durationMinutes: number
  /** IANA zone of the invitee. */
  timeZone: string
  locale: Locale
  invitee: Omit<Attendee, 'kind'>
  guests?: readonly Omit<Attendee, 'kind'>[] | undefined
  /** By question id. */
  answers?: Readonly<Record<string, string>> | undefined
  /** What the invitee wrote besides the answers to the page's questions. */
  moreAnswers?: readonly Answer[] | undefined
  /** If the link names a host of the page: only this host. */
  hostId?: string | undefined
  tracking?: Tracking | undefined
  source: MeetingSource
  /** Who booked it, if not the invitee: a program with the admin token. */
  bookedBy?: Actor | undefined
  /** Who organized it, if not the host. */
  organizerId?: string | undefined
  idempotencyKey?: string | undefined
  /** A hold of this time for the invitee, which the booking uses up. */
  holdId?: string | undefined
  /** The request as it was sent, to recognize a repeat. If absent, the command itself. */
  sent?: object | undefined
  /** Faults that the entry point found in the answers. They are reported together with all others. */
  answerFaults?: readonly FieldError[] | undefined
  /** Network of an outsider, as `countMails` counts it. Undefined for users and the admin token. */
  client?: string | undefined
  /** The emailed code as typed, if the page asks for one. */
  emailCode?: string | undefined
  /** A user or the admin token vouches for the invitee's address, so no code is asked for. */
  isEmailTrusted?: boolean | undefined
}
