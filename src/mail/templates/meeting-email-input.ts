import type {
  Actor,
  FormerHost,
  HostName,
  Meeting,
  MeetingEvent,
  MeetingPart,
} from '../../model/entities.ts'
import type { MeetingNews } from '../../services/meetings/notification-table.ts'
import type { Reader } from './meeting-facts.ts'

export interface Handover {
  before: FormerHost
  after: FormerHost
  /** Who made the change. */
  by: Actor
}

export interface MeetingEmail {
  news: MeetingNews
  meeting: Meeting
  reader: Reader
  /** The texts for the invitee's side and the host's side differ. */
  side: 'invitee' | 'host'
  /** Invitee's side: invited beside the invitee. */
  isGuest?: boolean | undefined
  /** Host's side: the reader as a user, to whom the text says “you”. */
  readerId?: string | undefined
  /** The reader's address, so that they are not listed as a guest in their own email. */
  readerEmail?: string | undefined
  /** Invitee's side, of a booking: who invites the reader; undefined if they booked it themselves. */
  inviter?: string | undefined
  /** The change that caused the email; undefined for a reminder. */
  change?: MeetingEvent | undefined
  /** The reader made that change. */
  isOwnChange?: boolean | undefined
  /** Host's side: the colleague who scheduled it for the host, if any. */
  setter?: HostName | undefined
  /** Host's side: the reader hosts the meeting, so the host need not be named. */
  isHost?: boolean | undefined
  /** Host's side: another host makes the call. */
  isCoHost?: boolean | undefined
  /** Edited parts since the reader was last notified. */
  changed?: ReadonlySet<MeetingPart> | undefined
  /** Change of host since the reader was last notified. */
  handover?: Handover | undefined
  /** Reminders only. */
  includesDescription?: boolean | undefined
  urls: {
    /** Undefined if there is no call to join. */
    join?: string | undefined
    /** Undefined if the reader may not change the meeting. */
    manage?: string | undefined
    /** Page where the invitee announces a delay. */
    late?: string | undefined
    /** Page where another time can be booked. */
    newTime?: string | undefined
    /** Times that are still available instead of a canceled one. */
    otherTimes?: readonly { startsAt: number; url: string }[] | undefined
    meeting: string
    /** The invitee's record in the CRM. */
    contact: string
    /** Undefined if the reader has no event in their calendar. */
    event?: string | undefined
  }
}

export const isOver = (news: MeetingNews) =>
  news === 'canceled' || news === 'uninvited' || news === 'handed-over'
