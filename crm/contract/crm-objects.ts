import type { CrmContact } from './crm-contact.ts'

/* The CRM records that a meeting can be scheduled from and associated with. */

/** As in our paths: /records/<provider>/<type>/<id>/schedule. */
export const crmRecordTypes = ['contacts', 'companies', 'deals', 'tickets', 'leads'] as const
export type CrmRecordType = (typeof crmRecordTypes)[number]

/** Identifies a record in the CRM. */
export interface CrmRecordKey {
  type: CrmRecordType
  /** The CRM's own id. */
  id: string
}

/** A record as a list of choices shows it. */
export interface CrmRecord extends CrmRecordKey {
  name: string
  /** Distinguishes records of the same name: a domain, a stage, an address. */
  detail: string | undefined
  /** Address in the CRM's user interface. */
  url: string
}

export interface CrmRecordDetail extends CrmRecord {
  /** People whom a meeting about the record may be with, the main one first. A contact lists itself. */
  contacts: readonly CrmContact[]
  /** Other records that a meeting about it may concern: its company, its open deals and tickets. */
  related: readonly CrmRecord[]
}

/** One of the account's own meeting types or outcomes. */
export interface CrmChoice {
  /** Value that a meeting stores. */
  value: string
  /** Label that people read. */
  label: string
}

/** An undefined member means free text: the CRM has no such list. */
export interface CrmChoices {
  meetingTypes: readonly CrmChoice[] | undefined
  /** In the order of the account. Our five outcomes use our own values. */
  outcomes: readonly CrmChoice[] | undefined
}
