import type { CrmShared } from '../../crm/contract/crm-changes.ts'
import type { CrmTracking } from '../../crm/contract/crm-contact.ts'
import type { CrmRecordType } from '../../crm/contract/crm-objects.ts'
import type { CrmMeeting, CrmProvider } from '../../crm/contract/crm-provider.ts'

export interface SeenContact {
  id: string
  name: string
  phone: string | undefined
  ownerEmail: string | undefined
  tracking: CrmTracking
}

export interface SeenEngagement {
  id: string
  title: string
  startsAt: number
  endsAt: number
  outcome: string
  hostEmail: string
  location: string
  /** As people read it, markup aside. */
  description: string
  /** Everything attendees never see, the organizer's name included. */
  notes: string
  contactIds: string[]
  companyName: string | undefined
  dealName: string | undefined
}

/** What a colleague sees and may type on a meeting's record; the text as people read it. */
export interface EngagementEdits extends Partial<CrmShared> {
  /** Added below what attendees never see. */
  addedNote?: string
}

/** A CRM account that a test may fill and look into, apart from the provider under test. */
export interface CrmAccount {
  provider: CrmProvider
  /** An outcome that this account added to the standard ones. */
  ownOutcome: string
  addColleague(email: string): Promise<void>
  addContact(contact: {
    email: string
    additionalEmail?: string
    name: string
    company?: string
    phone?: string
    ownerEmail?: string
  }): Promise<string>
  addDeal(deal: { contactId: string; name: string; state: 'open' | 'closed' }): Promise<void>
  /**
   * A record that meetings may concern, linked with these contacts. Absent where a meeting concerns nothing
   * but its contact, that one's company and deal.
   */
  addRecord?(record: {
    type: Exclude<CrmRecordType, 'contacts'>
    name: string
    contactIds: readonly string[]
  }): Promise<string>
  /** Ids of the records of this type that the meeting's record is associated with; together with `addRecord`. */
  associatedIds?(engagementId: string, type: CrmRecordType): Promise<string[]>
  /** A colleague changes a meeting's record. Absent where nobody but us writes them, as the next ones. */
  editEngagement?(id: string, edits: EngagementEdits): Promise<void>
  /** A colleague gives a meeting to another. */
  editHost?(id: string, email: string): Promise<void>
  /** A colleague makes a meeting; answers its id. */
  addEngagement?(engagement: {
    title: string
    startsAt: number
    endsAt: number
    contactIds: readonly string[]
    hostEmail: string
  }): Promise<string>
  /** The CRM's own clock, epoch ms. */
  now?(): number
  /** The CRM's clock goes on. */
  passTime?(ms: number): void
  /** At most so many are listed at once. */
  limitPages?(size: number): void
  listContacts(): Promise<SeenContact[]>
  listEngagements(): Promise<SeenEngagement[]>
  deleteContact(id: string): Promise<void>
  deleteEngagement(id: string): Promise<void>
  /** The next write of a meeting takes effect, its answer is lost. Absent where answers cannot be lost. */
  loseNextAnswer?(): void
  close(): Promise<void>
}

export const hostEmail = 'ada@acme.example'

const meetingId = '0b1f8f5e-7a52-4a6e-9a3c-0f8f6b1f2a01'

export const aMeeting = (changes: Partial<CrmMeeting> = {}): CrmMeeting => ({
  id: meetingId,
  reference: 'PAR-2041',
  title: 'Demo with Grace',
  startsAt: Date.parse('2026-12-01T10:00:00Z'),
  endsAt: Date.parse('2026-12-01T10:30:00Z'),
  timeZone: 'Europe/Warsaw',
  host: { email: hostEmail, name: 'Ada Lovelace' },
  organizer: { email: 'sam@acme.example', name: 'Sam Setter' },
  contact: {
    email: 'grace@navy.example',
    name: 'Grace Hopper',
    phone: '+48 600 100 200',
    company: 'Navy',
  },
  location: { kind: 'address', text: 'Main Street 1' },
  description: 'Bring <numbers> & questions',
  descriptionHtml: 'Bring &lt;numbers&gt; &amp; questions',
  internalNote: 'Asked for the big plan',
  internalNoteHtml: 'Asked for the big plan',
  guests: [],
  attachments: [],
  associations: undefined,
  outcome: 'scheduled',
  meetingType: undefined,
  iCalUid: 'par-2041@parley.example',
  url: `https://parley.example/settings/meetings/${changes.id ?? meetingId}`,
  tracking: {},
  ...changes,
})
