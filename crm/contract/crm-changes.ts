import type { CrmOutcome } from './crm-contact.ts'

/* Data that a CRM sends to us: meetings as it holds them, and webhook events. */

/** The fields of a meeting that people may change in the CRM as well as here. Instants are epoch ms. */
export interface CrmShared {
  title: string
  startsAt: number
  endsAt: number
  outcome: CrmOutcome | (string & {})
  /** Plain text, without the CRM's markup. */
  description: string
  location: string
}

/** A meeting as the CRM holds it now, in our terms. */
export interface CrmHeldMeeting extends CrmShared {
  engagementId: string
  /** Our id, if the record carries it; undefined if the record was made in the CRM or by its calendar sync. */
  meetingId: string | undefined
  /** Set if the CRM's own calendar sync created or adopted the record. */
  iCalUid: string | undefined
  /** Label of the account's own meeting type. */
  meetingType: string | undefined
  /** Email; undefined if the record has no owner. */
  hostEmail: string | undefined
  /** Contacts with an email address, the record's main contact first; may be empty. */
  contacts: readonly { id: string; email: string; name: string }[]
  /** Epoch ms. */
  createdAt: number
  /** Epoch ms of the last change of any field, including our own changes. */
  changedAt: number
  /** Who made the last change, as the CRM names them; undefined if the CRM does not provide it. */
  changedBy: string | undefined
  /** Address of the record in the CRM's user interface. */
  url: string
}

/** Meetings that changed, in order of `changedAt`. */
export interface CrmChanges {
  meetings: readonly CrmHeldMeeting[]
  /** Epoch ms. All changes before this instant were returned: the next query starts here. */
  until: number
  /** There are more changes already: query again now. */
  hasMore: boolean
}

/** A request that a vendor posted to /webhooks/<id>, unchanged. */
export interface CrmWebhookRequest {
  /** The full address that the vendor called, with its query, as the vendor knows it. */
  url: string
  method: string
  /** Keys are in lower case. */
  headers: Readonly<Record<string, string | undefined>>
  /** Raw bytes, since signatures cover bytes. */
  rawBody: Buffer
  /** Epoch ms. */
  now: number
}

/** One webhook event. It only makes us read the record; its content is not trusted. */
export interface CrmNotice {
  /** `externalId` of the connection to the account. */
  accountId: string
  /** Unique among the vendor's events; an event with a known id is dropped. */
  eventId: string
  /** Epoch ms, by the vendor's clock. */
  occurredAt: number
  /** `gone`: deleted in the CRM. `lost`: our access was revoked. */
  kind: 'changed' | 'gone' | 'lost'
  /** Id of the meeting's record; absent for `lost`. */
  engagementId?: string | undefined
}
