import type { Knex } from 'knex'
import type { AccessTokenSource, OAuthFacts } from '../../src/providers/descriptor.ts'
import type {
  CrmChanges,
  CrmHeldMeeting,
  CrmNotice,
  CrmShared,
  CrmWebhookRequest,
} from './crm-changes.ts'
import type { CrmContact, CrmOutcome, CrmPerson, CrmTracking } from './crm-contact.ts'
import type { CrmEmbeddingFacts } from './crm-embedding.ts'
import type {
  CrmChoices,
  CrmRecord,
  CrmRecordDetail,
  CrmRecordKey,
  CrmRecordType,
} from './crm-objects.ts'
import type { CrmRecords } from './crm-records.ts'

/** The current state of a meeting in our terms; a provider maps it to its own. Instants are epoch ms. */
export interface CrmMeeting {
  /** Our id, which never changes. It keeps a repeated call from creating a second record. */
  id: string
  reference: string
  title: string
  startsAt: number
  endsAt: number
  /** IANA time zone of the invitee. */
  timeZone: string
  host: { email: string; name: string }
  organizer: { email: string; name: string }
  contact: CrmPerson
  /** Other attendees. Those that are contacts in the CRM are associated too. */
  guests: readonly { email: string; name: string }[]
  location: { kind: 'address' | 'phone' | 'video' | 'custom'; text: string }
  /** Plain text that attendees see. */
  description: string
  /** The same as sanitized HTML of paragraphs, lists, links, bold and italic. */
  descriptionHtml: string
  /** Plain text that attendees never see. */
  internalNote: string
  /** The same as sanitized HTML, with the cancellation reason. */
  internalNoteHtml: string
  /** Cancellation reason as the invitee or a user typed it; undefined if there is none. */
  cancelReason?: string | undefined
  /** Files that attendees never see; their links require sign-in. */
  attachments: readonly { name: string; url: string }[]
  outcome: CrmOutcome | (string & {})
  /** The account's own meeting type, if the booking page sets one. */
  meetingType: string | undefined
  /** Our iCalendar UID. It identifies a copy made by the CRM's own calendar sync. */
  iCalUid: string
  /** Page of the meeting in Parley. */
  url: string
  tracking: CrmTracking
  /**
   * Records that the meeting concerns besides its contact. Undefined: the provider finds them, but never
   * guesses.
   */
  associations: readonly CrmRecordKey[] | undefined
}

/** The CRM's data for one meeting. We store it and pass it to the next call. */
export interface CrmMeetingRefs {
  contactId: string
  engagementId: string
  /** Empty if the CRM does not let us know its address. */
  contactUrl: string
  /** Empty for the same reason. */
  engagementUrl: string
  /** Names of the company and the only open deal that the record was associated with, for people. */
  companyName?: string | undefined
  dealName?: string | undefined
  /** The contact's open deals, if there are several and none was chosen: a person has to choose. */
  openDeals?: readonly { id: string; name: string }[] | undefined
  /** The values that we expect the record to hold. A different value in the record was changed in the CRM. */
  sent?: CrmShared | undefined
  /** The host on the record after we last wrote it; undefined if it names nobody whom we know. */
  hostEmail?: string | undefined
  /** A person decided that the record has to name our host: the next call writes it in any case. */
  isHostPending?: boolean | undefined
  /** Records that we associated it with. If one is removed here, it is also removed in the CRM. */
  placed?: readonly CrmRecordKey[] | undefined
  /** Records that the CRM does not let us associate it with, and the reason. Each call tries again. */
  unplaced?:
    | {
        records: readonly CrmRecordKey[]
        /** In English. */
        reason: string
        /** The codes of the reason, to show it in the reader's language. */
        reasonCodes?: readonly string[] | undefined
      }
    | undefined
  /** Other data that the provider wrote. Only the provider reads it, at its next call. */
  written?: unknown
}

/**
 * A CRM account. Every method may be called twice, late or after a lost response. ProviderError is the only
 * error that a caller has to expect.
 */
export interface CrmProvider {
  readonly id: string

  /**
   * The vendor's id of the account, from its connection; undefined if unknown. Ids of records in another
   * account are invalid here.
   */
  readonly accountId?: string | undefined

  /** Finds by any address of the contact, case-insensitively; undefined if absent. Changes nothing. */
  findContactByEmail(email: string): Promise<CrmContact | undefined>

  /** Finds by the CRM's own id; undefined if absent. Changes nothing. */
  findContact(id: string): Promise<CrmContact | undefined>

  /** Finds by name, email or company, best match first, at most `limit`. Changes nothing. */
  searchContacts(text: string, limit: number): Promise<CrmContact[]>

  /**
   * Brings the CRM up to date with the meeting. Finds or creates the contact; sets the owner to the host only
   * if there is none. Creates the engagement once and updates it afterwards; a canceled meeting is never
   * deleted. Associates it with the contact, the guests that are contacts, and the chosen records. If none were
   * chosen, it takes the contact's company and their only open deal.
   *
   * A colleague's edit is never silently lost. If `known` names a record, a field that equals `known.sent` is
   * not written again, and notes that colleagues wrote next to ours stay. Fields that changed here overwrite
   * theirs: to merge the two, read the meeting first.
   *
   * Idempotent by `meeting.id`, even if `known` is missing because an earlier response was lost. Creates the
   * engagement or contact again if it was deleted in the CRM.
   */
  putMeeting(meeting: CrmMeeting, known: CrmMeetingRefs | undefined): Promise<CrmMeetingRefs>

  /** Reads the current state of the record; undefined if it was deleted. Changes nothing. */
  readMeeting(engagementId: string): Promise<CrmHeldMeeting | undefined>

  /**
   * Lists meetings that changed at or after `since` (epoch ms), oldest change first. May repeat some that
   * changed shortly before. Absent if only Parley writes the records.
   */
  readonly listChangedMeetings?: ((since: number) => Promise<CrmChanges>) | undefined

  /**
   * Makes the vendor post changes to `callbackUrl`, with these credentials if the vendor supports them.
   * Idempotent. Absent if the vendor's app configures webhooks, or the vendor has none.
   */
  readonly watch?:
    | ((request: { callbackUrl: string } & CrmCredentials) => Promise<void>)
    | undefined

  /** Lists the account's own meeting types and outcomes. Changes nothing. */
  listChoices(): Promise<CrmChoices>

  /** Record types that meetings can be scheduled from and associated with. */
  readonly recordTypes: readonly CrmRecordType[]

  /** Undefined if absent. Changes nothing. */
  findRecord(key: CrmRecordKey): Promise<CrmRecordDetail | undefined>

  /** Finds by name, best match first, at most `limit`. Leaves out closed records. Changes nothing. */
  searchRecords(type: CrmRecordType, text: string, limit: number): Promise<CrmRecord[]>

  /**
   * Email of the CRM user with this id; undefined if there is none. Absent if the vendor sends email addresses
   * itself.
   */
  readonly findUserEmail?: ((userId: string) => Promise<string | undefined>) | undefined

  /** Lists open tasks of this user that have a due date. Absent if the CRM's tasks cannot be read. */
  readonly listOpenTasks?: ((ownerEmail: string) => Promise<CrmTaskList>) | undefined

  /** Present if we store the records and show them at `/records`. */
  readonly records?: CrmRecords | undefined
}

export interface CrmTaskList {
  tasks: readonly CrmTask[]
  /** False if the user has more tasks than the CRM lists. */
  isWhole: boolean
}

/** A task of a user. */
export interface CrmTask {
  id: string
  title: string
  /** Epoch ms. */
  dueAt: number
  /** Address in the CRM's user interface. */
  url: string
}

export interface CrmContext {
  workspaceId: string
  /** Public address of Parley, without a trailing slash. */
  publicUrl: string
  /** For the provider that stores records in our database. */
  db: Knex
  /** For providers with an API. */
  accessToken: AccessTokenSource
  /** Address of the vendor's API, or of a stand-in. */
  apiUrl: string
  /** Waits between a provider's own retries. Tests pass a function that returns at once. */
  sleep(ms: number): Promise<void>
  /** Epoch ms; defaults to the machine's clock. */
  clock?: (() => number) | undefined
}

/** What `crm/<id>/index.ts` default-exports. */
export interface CrmDescriptor {
  readonly id: string
  readonly label: string
  /** OAuth of the provider; undefined if the environment has no client id or the provider needs none. */
  oauth(config: {
    clientId?: string | undefined
    clientSecret?: string | undefined
    apiUrl: string
    authorizationUrl?: string
  }): OAuthFacts | undefined
  create(context: CrmContext): CrmProvider
  /**
   * Parses a request to /webhooks/<id>; undefined if the vendor did not send it. Absent if the vendor sends no
   * webhooks.
   */
  readonly readWebhook?:
    | ((request: CrmWebhookRequest, config: CrmWebhookConfig) => readonly CrmNotice[] | undefined)
    | undefined
  /** How the CRM embeds our pages; absent if it cannot. */
  readonly embedding?: CrmEmbeddingFacts | undefined
}

/** Secrets that prove that the vendor sent a request. */
export interface CrmWebhookConfig {
  clientSecret: string | undefined
  /** Credentials passed to `watch`, under the present key and earlier keys, if the vendor sends them back. */
  credentials: readonly CrmCredentials[]
}

/** Proves that the vendor sent an unsigned request. */
export interface CrmCredentials {
  user: string
  password: string
}
