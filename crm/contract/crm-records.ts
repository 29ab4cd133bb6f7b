import type { CrmContact, CrmTracking } from './crm-contact.ts'

/* The records that live with us, for our own pages. */

export interface CrmContactRow extends CrmContact {
  nextMeetingAt: number | undefined
  meetingCount: number
}

/** One entry of a timeline, newest first. */
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
  /** Why it was canceled, as it was typed. */
  cancelReason: string | undefined
  history: readonly { at: number; text: string }[]
}

/** What somebody wrote down about a contact: plain text. */
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
  /** The first stands for them. */
  emails: readonly string[]
  phone: string | undefined
  companyId: string | undefined
  tracking: CrmTracking
  deals: readonly CrmDeal[]
  timeline: readonly CrmTimelineEntry[]
  /** Newest first. */
  notes: readonly CrmNote[]
  /** Open ones, the most urgent first. */
  tasks: readonly { id: string; title: string; ownerEmail: string; dueAt: number | undefined }[]
}

/** A contact as a form or a line of a sheet gives it. */
export interface CrmContactInput {
  /** Empty in a sheet that does not say: the first address stands for it. */
  name: string
  /** At least one, each once, in lower case; the first stands for them. */
  emails: readonly string[]
  phone: string | undefined
  /** By name, whatever the letter case; made where there is none. */
  company: string | undefined
  ownerEmail: string | undefined
}

export type CrmContactSaved =
  | { kind: 'saved'; id: string }
  /** Somebody else has this address; nothing was changed. */
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
  /** By name, the first hundred. */
  contacts: readonly CrmContact[]
  /** Open ones first. */
  deals: readonly (CrmDeal & { contact: { id: string; name: string } | undefined })[]
  /** The last hundred. */
  timeline: readonly CrmTimelineEntry[]
}

export type CrmCompanySaved =
  | { kind: 'saved'; id: string }
  /** Another company has it; nothing was changed. */
  | { kind: 'taken'; field: 'name' | 'domain' }

/** An open task of somebody, wherever it stands. */
export interface CrmOpenTask {
  id: string
  title: string
  dueAt: number | undefined
  contact: { id: string; name: string } | undefined
}

export interface CrmImportRow extends CrmContactInput {
  /** Of the file, from 1. */
  line: number
}

export type CrmImportField = 'name' | 'emails' | 'phone' | 'company' | 'owner'

/** What an import does with one row. */
export type CrmImportStep = { line: number } & (
  | { kind: 'new' }
  | {
      kind: 'updated'
      contact: { id: string; name: string }
      /** What was empty and is filled; addresses are added. */
      fills: readonly CrmImportField[]
    }
  /** Everything it says is known, or something else stands there and stays. */
  | { kind: 'unchanged'; contact: { id: string; name: string } }
  /** Its addresses belong to several contacts. */
  | { kind: 'refused'; reason: 'several-contacts' }
  /** An earlier row is the same person. */
  | { kind: 'refused'; reason: 'repeated'; ofLine: number }
)

/** Pages through a list; `text` filters it. */
export interface CrmListQuery {
  text?: string
  offset: number
  limit: number
}

/** Records for our own pages. Ids that do not exist, or are another workspace's, give undefined and change nothing. */
export interface CrmRecords {
  /** By name; `text` is looked for in names, addresses and companies. */
  listContacts(query: CrmListQuery): Promise<{ rows: CrmContactRow[]; total: number }>
  getContact(id: string): Promise<CrmContactDetail | undefined>
  /** Makes one where `id` is undefined. All that the input says holds afterwards. Undefined: no such contact. */
  saveContact(id: string | undefined, input: CrmContactInput): Promise<CrmContactSaved | undefined>
  /** All that match, by name. */
  exportContacts(text: string): AsyncIterable<CrmContactInput>
  /** What importing would do now, a step for each row; changes nothing. */
  planImport(rows: readonly CrmImportRow[]): Promise<CrmImportStep[]>
  /**
   * Does it, all or nothing: contacts are known by any address, only what is empty is filled, an owner
   * is never replaced. Importing the same again changes nothing.
   */
  importContacts(rows: readonly CrmImportRow[]): Promise<CrmImportStep[]>

  /** By name; `text` is looked for in names and domains. */
  listCompanies(query: CrmListQuery): Promise<{ rows: CrmCompanyRow[]; total: number }>
  /** Each once, at most `limit`, in their order. */
  listCompanyNames(limit: number): Promise<string[]>
  getCompany(id: string): Promise<CrmCompanyDetail | undefined>
  /** Makes one where `id` is undefined. Undefined: no such company. */
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
  /** One that is done or gone already: no change. */
  completeTask(id: string): Promise<void>
  /** Open ones of this user, the most urgent first, those without a date last. */
  listTasks(ownerEmail: string): Promise<CrmOpenTask[]>
}
