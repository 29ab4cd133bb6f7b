import type { CrmChanges, CrmHeldMeeting, CrmShared } from '../../crm/contract/crm-changes.ts'
import type { CrmContact } from '../../crm/contract/crm-contact.ts'
import type { CrmMeeting, CrmMeetingRefs, CrmProvider } from '../../crm/contract/crm-provider.ts'
import { ProviderError, type ProviderErrorCode } from '../../src/providers/provider-error.ts'

/** A fault of a call: it fails before its effect, or only its answer is lost. */
export type CrmFault = { code: ProviderErrorCode } | { isAnswerLost: true } | undefined

export interface FakeCrm {
  provider: CrmProvider
  /** Names of all calls. */
  calls: string[]
  /** All writes of records. */
  writes: { engagementId: string; fields: string[] }[]
  /** Returns the fault of a call. */
  fault(call: string): CrmFault
  /** Epoch ms of the CRM's clock. */
  now(): number
  /** Maximum of changes in one answer. */
  pageSize: number
  /** The record as people see it in the CRM; undefined if it was deleted. */
  record(engagementId: string): CrmHeldMeeting | undefined
  records(): CrmHeldMeeting[]
  /** Edits the record, as a person would. */
  edit(engagementId: string, changes: Partial<CrmHeldMeeting>, by?: string): void
  make(held: Partial<CrmHeldMeeting> & CrmShared): string
  remove(engagementId: string): void
  /** Ids that the webhook would report since the last call, in order. */
  takeNotices(): string[]
}

interface Stored extends CrmHeldMeeting {
  position: number
}

const shared = ['title', 'startsAt', 'endsAt', 'outcome', 'description', 'location'] as const

const sharedOf = (meeting: CrmMeeting): CrmShared => ({
  title: meeting.title,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  outcome: meeting.outcome,
  description: meeting.description,
  location: meeting.location.text,
})

/** An in-memory CRM that satisfies the contract, with edits by its users. */
export function makeFakeCrm({ now }: { now(): number }): FakeCrm {
  const records = new Map<string, Stored>()
  const gone = new Set<string>()
  let notices: string[] = []
  let position = 0
  let nextId = 1

  const keep = (held: CrmHeldMeeting) => {
    position += 1
    records.set(held.engagementId, { ...held, position })
    notices.push(held.engagementId)
  }
  const toHeld = ({ position: _position, ...held }: Stored): CrmHeldMeeting => ({ ...held })
  const contactOf = ({ contact: { email, name } }: CrmMeeting): CrmContact => ({
    id: `contact of ${email.toLowerCase()}`,
    email,
    name,
    company: undefined,
    ownerEmail: undefined,
    url: `https://crm.test/contacts/${encodeURIComponent(email.toLowerCase())}`,
  })

  /** Runs the work unless the call fails before it. Afterwards the answer may be lost. */
  const call = async <T>(name: string, work: () => T): Promise<T> => {
    fake.calls.push(name)
    const fault = fake.fault(name)
    const refuse = (code: ProviderErrorCode) =>
      new ProviderError({ provider: 'fake', code, reason: 'The fake CRM says no.' })
    if (fault && 'code' in fault) throw refuse(fault.code)
    const answer = work()
    if (fault) throw refuse('unavailable')
    return answer
  }

  function put(meeting: CrmMeeting, known: CrmMeetingRefs | undefined): CrmMeetingRefs {
    const byKnown = known && records.get(known.engagementId)
    const present =
      byKnown ?? [...records.values()].find(({ meetingId }) => meetingId === meeting.id)
    const ours = sharedOf(meeting)
    const isTouched = (field: (typeof shared)[number]) =>
      !present || !known?.sent || known.sent[field] !== ours[field]
    const fields = shared.filter(isTouched)
    const hostEmail = meeting.host.email
    const before = (known?.written ?? {}) as { hostEmail?: string }
    const isHostOurs = !present || before.hostEmail !== hostEmail || known?.isHostPending === true
    const contact = contactOf(meeting)
    const engagementId = present?.engagementId ?? String(nextId++)
    if (isHostOurs || fields.length > 0) {
      const written = Object.fromEntries(fields.map(field => [field, ours[field]]))
      keep({
        iCalUid: undefined,
        meetingType: meeting.meetingType,
        hostEmail,
        contacts: [{ id: contact.id, email: contact.email, name: contact.name }],
        url: `https://crm.test/meetings/${engagementId}`,
        ...(present ? toHeld(present) : ours),
        ...written,
        ...(isHostOurs ? { hostEmail } : {}),
        engagementId,
        meetingId: present ? present.meetingId : meeting.id,
        createdAt: present?.createdAt ?? fake.now(),
        changedAt: fake.now(),
        changedBy: undefined,
      })
      fake.writes.push({ engagementId, fields })
    }
    return {
      contactId: contact.id,
      engagementId,
      contactUrl: contact.url,
      engagementUrl: `https://crm.test/meetings/${engagementId}`,
      sent: ours,
      hostEmail: isHostOurs ? hostEmail : known?.hostEmail,
      written: { hostEmail },
    }
  }

  function list(since: number): CrmChanges {
    const changed = [...records.values()]
      .filter(({ changedAt }) => changedAt >= since)
      .sort((a, b) => a.changedAt - b.changedAt || a.position - b.position)
    const page = changed.slice(0, fake.pageSize)
    const last = page.at(-1)
    const rest = changed.slice(page.length)
    // Changes of one instant belong to one page. Otherwise the next page would start among them.
    const together = rest.filter(({ changedAt }) => changedAt === last?.changedAt)
    const meetings = [...page, ...together].map(toHeld)
    const hasMore = rest.length > together.length
    const until = hasMore ? (last?.changedAt ?? since) + 1 : fake.now()
    return { meetings, until, hasMore }
  }

  const provider: CrmProvider = {
    id: 'fake',
    findContact: id => call('findContact', () => contactById(id)),
    findContactByEmail: async () => undefined,
    searchContacts: async () => [],
    recordTypes: [],
    findRecord: async () => undefined,
    searchRecords: async () => [],
    listChoices: async () => ({ meetingTypes: undefined, outcomes: undefined }),
    putMeeting: (meeting, known) => call('putMeeting', () => put(meeting, known)),
    readMeeting: engagementId =>
      call('readMeeting', () => {
        const stored = records.get(engagementId)
        return stored && toHeld(stored)
      }),
    listChangedMeetings: since => call('listChangedMeetings', () => list(since)),
  }

  function contactById(id: string): CrmContact | undefined {
    for (const { contacts } of records.values()) {
      const found = contacts.find(contact => contact.id === id)
      if (found)
        return {
          ...found,
          company: undefined,
          ownerEmail: undefined,
          url: `https://crm.test/contacts/${id}`,
        }
    }
    return undefined
  }

  const fake: FakeCrm = {
    provider,
    calls: [],
    writes: [],
    fault: () => undefined,
    now,
    pageSize: 100,
    record: id => {
      const stored = records.get(id)
      return stored && toHeld(stored)
    },
    records: () => [...records.values()].map(toHeld),
    edit: (id, changes, by = 'Clara') => {
      const stored = records.get(id)
      if (!stored) throw new Error(`No record ${id}`)
      keep({ ...toHeld(stored), ...changes, changedAt: fake.now(), changedBy: by })
    },
    make: held => {
      const engagementId = String(nextId++)
      keep({
        meetingId: undefined,
        iCalUid: undefined,
        meetingType: undefined,
        hostEmail: undefined,
        contacts: [],
        createdAt: fake.now(),
        changedAt: fake.now(),
        changedBy: 'Clara',
        url: `https://crm.test/meetings/${engagementId}`,
        ...held,
        engagementId,
      })
      return engagementId
    },
    remove: id => {
      records.delete(id)
      gone.add(id)
      notices.push(id)
    },
    takeNotices: () => {
      const told = notices
      notices = []
      return told
    },
  }
  return fake
}
