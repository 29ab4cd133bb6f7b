import type { CrmWebhookRequest } from './crm-changes.ts'
import type { CrmRecordKey } from './crm-objects.ts'

/* Our pages inside the CRM's own: who asks about which record, and which data the page shows. */

/** The user and the record of a request, as the vendor states them. */
export interface CrmEmbedding {
  /** `externalId` of the connection to the account. */
  accountId: string
  /** Identified by email, or by the CRM's own id if the vendor sends no email (`CrmProvider.findUserEmail`). */
  user: { email: string } | { id: string }
  record: CrmRecordKey
  /** The vendor's name for the frame that shows our page, if it has one; needed to close the frame. */
  frameId: string | undefined
}

export interface CrmCardMeeting {
  /** Shown to people: `B-1042`. */
  reference: string
  title: string
  /** Formatted date and time in the reader's time zone. */
  when: string
  host: string
  /** Localized text. */
  outcome: string
  /** Page of the meeting in Parley. */
  url: string
}

/** Content of our card on a record's page in the CRM, in the reader's language. */
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
  /** At most five, the next one first. */
  upcoming: readonly CrmCardMeeting[]
  /** At most three, the last one first. */
  past: readonly CrmCardMeeting[]
  /** The scheduling form, for a frame and this reader only; valid for 15 minutes. */
  scheduleUrl: string
  /** The scheduling form for users who are signed in to Parley. */
  signedInUrl: string
}

/** The reason why there is nothing to show, and how to solve it. */
export interface CrmCardRefusal {
  title: string
  detail: string
}

/** How a vendor embeds our pages in its own. */
export interface CrmEmbeddingFacts {
  /** Path below /records/<id> at which the vendor requests the card of a record. */
  readonly cardName: string
  /** CSP sources of the pages that may frame ours. In development the stand-in is the vendor. */
  frameAncestors(apiUrl: string): readonly string[]
  /** Undefined if the request is forged or expired, or does not name exactly one record. */
  read(
    request: CrmWebhookRequest,
    config: { clientSecret: string },
  ): Promise<CrmEmbedding | undefined>
  /** Response body in the vendor's format; sent as JSON. */
  toAnswer(card: CrmCard): object
  toRefusal(refusal: CrmCardRefusal): object
}
