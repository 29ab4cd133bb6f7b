import type { CrmOutcome } from './crm-contact.ts'

/* What comes from a CRM to us: its meetings as it holds them, and the words it sends. */

/** The fields of a meeting that people may change in the CRM as well as here. Instants are epoch ms. */
export interface CrmShared {
  title: string
  startsAt: number
  endsAt: number
  outcome: CrmOutcome | (string & {})
  /** Plain text, the markup of the CRM aside. */
  description: string
  location: string
}

/** A meeting as the CRM holds it now, in our words. */
export interface CrmHeldMeeting extends CrmShared {
  engagementId: string
  /** Ours, where the record carries it; undefined for what was made in the CRM or came by its calendar sync. */
  meetingId: string | undefined
  /** Where the CRM's own calendar sync made or adopted the record. */
  iCalUid: string | undefined
  /** The account's own type, by its label. */
  meetingType: string | undefined
  /** By e-mail; undefined where the record has no owner. */
  hostEmail: string | undefined
  /** Those with an e-mail address, the record's main contact first; may be empty. */
  contacts: readonly { id: string; email: string; name: string }[]
  /** Epoch ms. */
  createdAt: number
  /** Epoch ms of the last change of anything, ours included. */
  changedAt: number
  /** Who changed it last, as the CRM names them; undefined where it does not say. */
  changedBy: string | undefined
  /** The record in the CRM, for people. */
  url: string
}

/** Meetings that changed, in order of `changedAt`. */
export interface CrmChanges {
  meetings: readonly CrmHeldMeeting[]
  /** Everything that changed before this instant has been told; ask from here next time. Epoch ms. */
  until: number
  /** More has changed since: ask again now. */
  hasMore: boolean
}

/** What a vendor posted to /webhooks/<id>, as it arrived. */
export interface CrmWebhookRequest {
  /** The whole address that the vendor called, query included, as it knows it. */
  url: string
  method: string
  /** By lower-case name. */
  headers: Readonly<Record<string, string | undefined>>
  /** As it arrived: signatures are over bytes. */
  rawBody: Buffer
  /** Epoch ms. */
  now: number
}

/** One word of a vendor: it only leads us to look. */
export interface CrmNotice {
  /** Of the connected account: a connection's `externalId`. */
  accountId: string
  /** Unique among the vendor's words; one that was seen is dropped. */
  eventId: string
  /** Epoch ms, by the vendor's clock. */
  occurredAt: number
  /** `gone`: deleted in the CRM. `lost`: our access was taken away. */
  kind: 'changed' | 'gone' | 'lost'
  /** Which meeting; absent with `lost`. */
  engagementId?: string | undefined
}
