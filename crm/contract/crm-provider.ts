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

/** The meeting as it is true now, in our words; a provider maps it to its own. Instants are epoch ms. */
export interface CrmMeeting {
  /** Ours, stable for life: the key that keeps a repeat from making a second record. */
  id: string
  reference: string
  title: string
  startsAt: number
  endsAt: number
  /** Zone of the invitee, IANA. */
  timeZone: string
  host: { email: string; name: string }
  organizer: { email: string; name: string }
  contact: CrmPerson
  /** Other attendees; those the CRM knows as contacts are associated too. */
  guests: readonly { email: string; name: string }[]
  location: { kind: 'address' | 'phone' | 'video' | 'custom'; text: string }
  /** Plain text that attendees see. */
  description: string
  /** The same as safe HTML of paragraphs, lists, links, bold and italic. */
  descriptionHtml: string
  /** Plain text that attendees never see. */
  internalNote: string
  /** The same as safe HTML, with why it was canceled. */
  internalNoteHtml: string
  /** Why it was canceled, as the invitee or a user typed it; undefined where nobody said. */
  cancelReason?: string | undefined
  /** Files that attendees never see; the links ask for a sign-in. */
  attachments: readonly { name: string; url: string }[]
  outcome: CrmOutcome | (string & {})
  /** The account's own meeting type, where the page names one. */
  meetingType: string | undefined
  /** Our iCalendar UID, by which a copy made by the CRM's own calendar sync is recognised. */
  iCalUid: string
  /** The meeting's page in Parley. */
  url: string
  tracking: CrmTracking
  /** Which records it concerns beside its contact; undefined: found by the provider, never guessed. */
  associations: readonly CrmRecordKey[] | undefined
}

/** What the CRM holds for one meeting; kept by us and handed back at the next call. */
export interface CrmMeetingRefs {
  contactId: string
  engagementId: string
  /** Empty where the CRM does not let us know its address. */
  contactUrl: string
  /** Empty as above. */
  engagementUrl: string
  /** The company and the one open deal the record was associated with, by name, for people. */
  companyName?: string | undefined
  dealName?: string | undefined
  /** The contact's open deals where there are several and none was chosen: a person is asked. */
  openDeals?: readonly { id: string; name: string }[] | undefined
  /**
   * What the record is to hold as far as we know, kept by us: what a reading finds otherwise was changed in
   * the CRM.
   */
  sent?: CrmShared | undefined
  /** Whom the record named as host after our last writing of that; undefined: nobody whom we know. */
  hostEmail?: string | undefined
  /** A person decided that the record is to name our host: written, whatever was written before. */
  isHostOwed?: boolean | undefined
  /** The records that we put it on; one taken away here is taken away there. */
  placed?: readonly CrmRecordKey[] | undefined
  /** The records that the CRM does not let us put it on, and why; each writing tries again. */
  unplaced?: { records: readonly CrmRecordKey[]; reason: string } | undefined
  /** What the provider wrote besides, in its own words and for its own next call. */
  written?: unknown
}

/**
 * A CRM account. Every method may be called twice, late or after a lost answer.
 * All throw ProviderError and nothing else that the caller can foresee.
 */
export interface CrmProvider {
  readonly id: string

  /**
   * Which account of the vendor's, as its connection says; undefined where that is not known. Ids of another
   * account are no ids here.
   */
  readonly accountId?: string | undefined

  /** By any address of theirs, whatever the letter case; undefined when absent. Changes nothing. */
  findContactByEmail(email: string): Promise<CrmContact | undefined>

  /** By the CRM's own id; undefined where there is none. Changes nothing. */
  findContact(id: string): Promise<CrmContact | undefined>

  /** By name, e-mail or company; best first, at most `limit`. Changes nothing. */
  searchContacts(text: string, limit: number): Promise<CrmContact[]>

  /**
   * Makes the CRM agree with the meeting: contact found or made, owner set to the host only where
   * there is none, engagement made once and updated afterwards (also when canceled: never deleted),
   * associated with the contact, the guests that are contacts, and the chosen records; where none were
   * chosen, with the contact's company and its one open deal.
   *
   * A colleague's edit is never silently lost: of a record that `known` names, what equals `known.sent`
   * is not written again, and notes that colleagues wrote beside ours stay. What changed here since is
   * written over theirs: whoever wants to merge reads the meeting first.
   *
   * Idempotent by `meeting.id`, also where `known` is missing because an earlier answer was lost.
   * An engagement or contact deleted in the CRM since is made anew.
   */
  putMeeting(meeting: CrmMeeting, known: CrmMeetingRefs | undefined): Promise<CrmMeetingRefs>

  /** The meeting as the record holds it now; undefined where the record is gone. Changes nothing. */
  readMeeting(engagementId: string): Promise<CrmHeldMeeting | undefined>

  /**
   * Meetings that changed at or after `since` (epoch ms), oldest change first; some that changed shortly
   * before may come again. Absent where nobody but us writes the records.
   */
  readonly listChangedMeetings?: ((since: number) => Promise<CrmChanges>) | undefined

  /**
   * Has the vendor post changes to `callbackUrl`, with these credentials where it can carry some. Idempotent.
   * Absent where that is arranged with the vendor's app, or cannot be had.
   */
  readonly watch?:
    | ((request: { callbackUrl: string } & CrmCredentials) => Promise<void>)
    | undefined

  /** The account's own words; changes nothing. */
  listChoices(): Promise<CrmChoices>

  /** Which kinds of record meetings may be agreed from and associated with. */
  readonly recordTypes: readonly CrmRecordType[]

  /** Undefined where there is none. Changes nothing. */
  findRecord(key: CrmRecordKey): Promise<CrmRecordDetail | undefined>

  /** By name; best first, at most `limit`, open ones only where records close. Changes nothing. */
  searchRecords(type: CrmRecordType, text: string, limit: number): Promise<CrmRecord[]>

  /** Whose id in the CRM this is; undefined where it is nobody's. Absent where the vendor says addresses itself. */
  readonly findUserEmail?: ((userId: string) => Promise<string | undefined>) | undefined

  /** Open tasks of this user that are due some day; absent where the CRM's tasks cannot be had. */
  readonly listOpenTasks?: ((ownerEmail: string) => Promise<CrmTaskList>) | undefined

  /** Present where the records live with us and we show them at `/records`. */
  readonly records?: CrmRecords | undefined
}

export interface CrmTaskList {
  tasks: readonly CrmTask[]
  /** False: the user has more than the CRM lists. */
  isWhole: boolean
}

/** Something a user is to do. */
export interface CrmTask {
  id: string
  title: string
  /** Epoch ms. */
  dueAt: number
  /** Where it stands in the CRM, for people. */
  url: string
}

export interface CrmContext {
  workspaceId: string
  /** Where people reach us, without a trailing slash. */
  publicUrl: string
  /** For the provider whose records live in our database. */
  db: Knex
  /** For providers with an API. */
  accessToken: AccessTokenSource
  /** The vendor's API or a stand-in for it. */
  apiUrl: string
  /** Waits between a provider's own repeats; tests pass one that does not wait. */
  sleep(ms: number): Promise<void>
  /** Epoch ms; the machine's where it is absent. */
  clock?: (() => number) | undefined
}

/** What `crm/<id>/index.ts` default-exports. */
export interface CrmDescriptor {
  readonly id: string
  readonly label: string
  /** The OAuth half; undefined where the environment gives no client id, or none is needed. */
  oauth(config: {
    clientId?: string | undefined
    clientSecret?: string | undefined
    apiUrl: string
    authorizationUrl?: string
  }): OAuthFacts | undefined
  create(context: CrmContext): CrmProvider
  /**
   * What a post to /webhooks/<id> says; undefined where it is not the vendor's word. Absent where the
   * vendor sends none.
   */
  readonly readWebhook?:
    | ((request: CrmWebhookRequest, config: CrmWebhookConfig) => readonly CrmNotice[] | undefined)
    | undefined
  /** How the CRM shows our pages in its own; absent where it cannot. */
  readonly embedding?: CrmEmbeddingFacts | undefined
}

/** What tells the vendor's word from another's. */
export interface CrmWebhookConfig {
  clientSecret: string | undefined
  /** Given to `watch` with the present key and with those before, where the vendor sends them along. */
  credentials: readonly CrmCredentials[]
}

/** By which a post that nobody signed is known to be the vendor's. */
export interface CrmCredentials {
  user: string
  password: string
}
