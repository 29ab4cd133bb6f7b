import type { CrmContact } from './crm-contact.ts'

/* The records of a CRM that a meeting may be agreed from and associated with. */

/** As in our addresses: /records/<provider>/<type>/<id>/schedule. */
export const crmRecordTypes = ['contacts', 'companies', 'deals', 'tickets', 'leads'] as const
export type CrmRecordType = (typeof crmRecordTypes)[number]

/** Names a record in the CRM. */
export interface CrmRecordKey {
  type: CrmRecordType
  /** The CRM's own. */
  id: string
}

/** A record as a list of choices shows it. */
export interface CrmRecord extends CrmRecordKey {
  name: string
  /** What tells it from another of the same name: a domain, a stage, an address. */
  detail: string | undefined
  /** In the CRM, for people. */
  url: string
}

export interface CrmRecordDetail extends CrmRecord {
  /** Whom a meeting about it may be with, the main one first; for a contact, itself. */
  contacts: readonly CrmContact[]
  /** What else a meeting about it may concern: its company, its open deals and tickets. */
  related: readonly CrmRecord[]
}

/** One of the account's own words for a kind of meeting or an outcome. */
export interface CrmChoice {
  /** What a meeting carries. */
  value: string
  /** What people read. */
  label: string
}

/** Undefined members: the CRM has no such list, any word may be written. */
export interface CrmChoices {
  meetingTypes: readonly CrmChoice[] | undefined
  /** All of them, the five of ours by our words; in the account's order. */
  outcomes: readonly CrmChoice[] | undefined
}
