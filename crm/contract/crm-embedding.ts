import type { CrmWebhookRequest } from './crm-changes.ts'
import type { CrmRecordKey } from './crm-objects.ts'

/* Our pages inside the CRM's own: who asks about which record, and what is shown of it. */

/** Who looks at which record, in the vendor's word. */
export interface CrmEmbedding {
  /** Of the connected account: a connection's `externalId`. */
  accountId: string
  /** By address; by the CRM's own id where the vendor says no more (`CrmProvider.findUserEmail`). */
  user: { email: string } | { id: string }
  record: CrmRecordKey
  /** How the vendor names the frame we are shown in, where it names it: what closes it wants to know. */
  frameId: string | undefined
}

export interface CrmCardMeeting {
  /** For people: `B-1042`. */
  reference: string
  title: string
  /** In words, in the reader's zone. */
  when: string
  host: string
  /** In words. */
  outcome: string
  /** With us. */
  url: string
}

/** What a record's page in the CRM shows of us, in the reader's language. */
export interface CrmCard {
  words: {
    upcoming: string
    past: string
    none: string
    schedule: string
    host: string
    when: string
    outcome: string
    open: string
  }
  /** The next one first, five at most. */
  upcoming: readonly CrmCardMeeting[]
  /** The last one first, three at most. */
  past: readonly CrmCardMeeting[]
  /** The form, for a frame and this reader alone; opens for a quarter of an hour. */
  scheduleUrl: string
  /** The form, for whoever is signed in with us. */
  signedInUrl: string
}

/** Why there is nothing to show, and what to do about it. */
export interface CrmCardRefusal {
  title: string
  detail: string
}

/** How a vendor shows pages of ours in its own. */
export interface CrmEmbeddingFacts {
  /** Below /records/<id>: where the vendor asks what to show on a record. */
  readonly cardName: string
  /** Whose pages may frame ours, as CSP sources; a stand-in is the vendor. */
  frameAncestors(apiUrl: string): readonly string[]
  /** Undefined where it is not the vendor's word, or too old, or about no one record. */
  read(
    request: CrmWebhookRequest,
    config: { clientSecret: string },
  ): Promise<CrmEmbedding | undefined>
  /** In the vendor's shape; sent as JSON. */
  toAnswer(card: CrmCard): object
  toRefusal(refusal: CrmCardRefusal): object
}
