import type { CrmContact, CrmTracking } from './crm-contact.ts'

/* The records in our own database, for our own pages. */

export interface CrmContactRow extends CrmContact {
  nextMeetingAt: number | undefined
  meetingCount: number
}

/** A change of a meeting's record. Instants in epoch ms; outcomes are codes. */
export type CrmHistoryChange =
  | { kind: 'logged' }
  | { kind: 'moved'; from: number; to: number }
  | { kind: 'title' | 'host' | 'outcome'; before: string; after: string }

/** One meeting in a timeline. Timelines are sorted newest first. */
export interface CrmTimelineEntry {
  engagementId: string
  meetingId: string
  reference: string
  title: string
  startsAt: number
  endsAt: number
  outcome: string
  hostEmail: string
  hostName: string
  organizerName: string
  location: string
  description: string
  internalNote: string
  /** As the person typed it. */
  cancelReason: string | undefined
  history: readonly { at: number; change: CrmHistoryChange }[]
}

/** A note about a contact, in plain text. */
export interface CrmNote {
  id: string
  text: string
  authorName: string
  /** Epoch ms. */
  at: number
}

export interface CrmDeal {
  id: string
  name: string
  /** Free text. */
  stage: string
  isOpen: boolean
}

export interface CrmContactDetail extends CrmContactRow {
  /** The first one is the main address. */
  emails: readonly string[]
  phone: string | undefined
  companyId: string | undefined
  tracking: CrmTracking
  deals: readonly CrmDeal[]
  timeline: readonly CrmTimelineEntry[]
  /** Newest first. */
  notes: readonly CrmNote[]
  /** Open tasks, most urgent first. */
  tasks: readonly { id: string; title: string; ownerEmail: string; dueAt: number | undefined }[]
}

/** A contact from a form or from a row of a file. */
export interface CrmContactInput {
  /** Empty if a file does not provide it: the first address is shown instead. */
  name: string
  /** At least one, without duplicates, in lower case; the first one is the main address. */
  emails: readonly string[]
  phone: string | undefined
  /** Found by name, case-insensitively; created if missing. */
  company: string | undefined
  ownerEmail: string | undefined
}

export type CrmContactSaved =
  | { kind: 'saved'; id: string }
  /** Another contact has this address. Nothing was changed. */
  | { kind: 'taken'; email: string; contact: { id: string; name: string } }

export interface CrmCompanyInput {
  name: string
  /** In lower case, without scheme and path. */
  domain: string | undefined
}

export interface CrmCompanyRow extends CrmCompanyInput {
  id: string
  contactCount: number
  openDealCount: number
}

export interface CrmCompanyDetail extends CrmCompanyRow {
  /** The first hundred, by name. */
  contacts: readonly CrmContact[]
  /** Open ones first. */
  deals: readonly (CrmDeal & { contact: { id: string; name: string } | undefined })[]
  /** The last hundred. */
  timeline: readonly CrmTimelineEntry[]
}

export type CrmCompanySaved =
  | { kind: 'saved'; id: string }
  /** Another company has this value. Nothing was changed. */
  | { kind: 'taken'; field: 'name' | 'domain' }

/** An open task of any contact. */
export interface CrmOpenTask {
  id: string
  title: string
  dueAt: number | undefined
  contact: { id: string; name: string } | undefined
}

export interface CrmImportRow extends CrmContactInput {
  /** Line of the file, from 1. */
  line: number
}

export type CrmImportField = 'name' | 'emails' | 'phone' | 'company' | 'owner'

/** The effect of an import on one row. */
export type CrmImportStep = { line: number } & (
  | { kind: 'new' }
  | {
      kind: 'updated'
      contact: { id: string; name: string }
      /** Empty fields that the import fills. Addresses are added. */
      fills: readonly CrmImportField[]
    }
  /** All values are known, or the contact keeps different ones. */
  | { kind: 'unchanged'; contact: { id: string; name: string } }
  /** Its addresses belong to several contacts. */
  | { kind: 'refused'; reason: 'several-contacts' }
  /** An earlier row has the same person. */
  | { kind: 'refused'; reason: 'repeated'; ofLine: number }
)

/** Selects a page of a list; `text` filters it. */
export interface CrmListQuery {
  text?: string
  offset: number
  limit: number
}

/**
 * Records for our own pages. For an id that does not exist in this workspace, methods return undefined and
 * change nothing.
 */
export interface CrmRecords {
  /** Sorted by name. Searches names, addresses and companies for `text`. */
  listContacts(query: CrmListQuery): Promise<{ rows: CrmContactRow[]; total: number }>
  getContact(id: string): Promise<CrmContactDetail | undefined>
  /**
   * Creates a contact if `id` is undefined. Afterwards the contact equals the input. Undefined if there is no
   * such contact.
   */
  saveContact(id: string | undefined, input: CrmContactInput): Promise<CrmContactSaved | undefined>
  /** All that match, sorted by name. */
  exportContacts(text: string): AsyncIterable<CrmContactInput>
  /** The effect of an import at this moment, a step for each row. Changes nothing. */
  planImport(rows: readonly CrmImportRow[]): Promise<CrmImportStep[]>
  /**
   * Imports all rows or none. Contacts are identified by any address; only empty fields are filled, and an
   * owner is never replaced. Repeating the import changes nothing.
   */
  importContacts(rows: readonly CrmImportRow[]): Promise<CrmImportStep[]>

  /** Sorted by name. Searches names and domains for `text`. */
  listCompanies(query: CrmListQuery): Promise<{ rows: CrmCompanyRow[]; total: number }>
  /** Without duplicates, at most `limit`, in the order of the list. */
  listCompanyNames(limit: number): Promise<string[]>
  getCompany(id: string): Promise<CrmCompanyDetail | undefined>
  /** Creates a company if `id` is undefined. Undefined if there is no such company. */
  saveCompany(id: string | undefined, input: CrmCompanyInput): Promise<CrmCompanySaved | undefined>

  addDeal(deal: { contactId: string; name: string; stage: string }): Promise<void>
  changeDeal(deal: CrmDeal & { contactId: string }): Promise<void>

  addNote(note: {
    contactId: string
    author: { email: string; name: string }
    text: string
    /** Epoch ms. */
    at: number
  }): Promise<void>

  addTask(task: {
    contactId: string
    ownerEmail: string
    title: string
    dueAt: number | undefined
  }): Promise<void>
  /** Does nothing if the task is completed or deleted already. */
  completeTask(id: string): Promise<void>
  /** Open tasks of this user, most urgent first; those without a due date come last. */
  listTasks(ownerEmail: string): Promise<CrmOpenTask[]>
}
