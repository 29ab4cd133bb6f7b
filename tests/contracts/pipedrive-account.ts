import { expect } from 'vitest'
import pipedrive from '../../crm/pipedrive/index.ts'
import { linesOfHtml } from '../../src/text/html-text.ts'
import type { StandInRecord } from '../support/pipedrive-stand-in/model.ts'
import {
  type PipedriveStandIn,
  startPipedriveStandIn,
} from '../support/pipedrive-stand-in/start-pipedrive-stand-in.ts'
import type { PipedriveState } from '../support/pipedrive-stand-in/state.ts'
import type { CrmAccount, SeenContact, SeenEngagement } from './crm-account.ts'
import {
  associated,
  editor,
  engagementAdder,
  hostEditor,
  recordAdder,
} from './pipedrive-colleague.ts'

/** The form of a personal token. */
export const apiToken = '0123456789abcdef'.repeat(3).slice(0, 40)

const ownerEmail = (state: PipedriveState, { values }: StandInRecord) =>
  state.users.find(({ id }) => id === values.owner_id)?.email

const trackingOf = (state: PipedriveState, { values }: StandInRecord) => {
  const textOf = (kind: string) => {
    const name = `Last booking: ${kind} (Parley)`
    const field = state.personFields.find(({ field_name }) => field_name === name)
    return field && values.custom_fields?.[field.field_code]
  }
  return {
    campaign: textOf('campaign'),
    medium: textOf('medium'),
    source: textOf('source'),
  }
}

const seenContact = (state: PipedriveState, record: StandInRecord): SeenContact => ({
  id: String(record.id),
  name: record.values.name ?? '',
  phone: record.values.phones?.[0]?.value,
  ownerEmail: ownerEmail(state, record),
  tracking: trackingOf(state, record),
})

const minutesOf = (duration = '') => {
  const [hours = 0, minutes = 0] = duration.split(':').map(Number)
  return hours * 60 + minutes
}

const seenEngagement = (state: PipedriveState, record: StandInRecord): SeenEngagement => {
  const { values } = record
  const startsAt = Date.parse(`${values.due_date}T${values.due_time}:00Z`)
  const notes = linesOfHtml(values.note ?? '').join('\n')
  const outcome = /^Parley outcome: (.*)$/m.exec(notes)?.[1] ?? ''
  return {
    id: String(record.id),
    title: values.subject ?? '',
    startsAt,
    endsAt: startsAt + minutesOf(values.duration) * 60_000,
    outcome,
    hostEmail: ownerEmail(state, record) ?? '',
    location: values.location?.value ?? '',
    description: values.public_description ?? '',
    notes,
    contactIds: (values.participants ?? []).map(({ person_id }) => String(person_id)),
    companyName: state.find('organizations', values.org_id ?? 0)?.values.name,
    dealName: state.find('deals', values.deal_id ?? 0)?.values.title,
  }
}

const entry = (value: string, primary = true) => ({ value, primary, label: 'work' })

const contactAdder =
  (state: PipedriveState): CrmAccount['addContact'] =>
  async ({ email, additionalEmail, name, company, phone, ownerEmail: owner }) => {
    const { id } = state.add('persons', {
      name,
      emails: [entry(email), ...(additionalEmail ? [entry(additionalEmail, false)] : [])],
      phones: phone ? [entry(phone)] : [],
      org_id: company ? state.add('organizations', { name: company }).id : null,
      owner_id: state.users.find(user => user.email === owner)?.id ?? null,
    })
    return String(id)
  }

export interface PipedriveAccount extends CrmAccount {
  standIn: PipedriveStandIn
}

interface Access {
  accessToken?: (refused?: string) => Promise<string>
  clock?: () => number
}

export const openPipedriveProvider = (
  { url }: PipedriveStandIn,
  { accessToken = async () => apiToken, clock }: Access = {},
) =>
  pipedrive.create({
    workspaceId: 'not used',
    publicUrl: 'https://parley.example',
    get db(): never {
      throw new Error('Pipedrive’s records are not in our database')
    },
    apiUrl: url,
    accessToken,
    sleep: async () => undefined,
    clock,
  })

/** Pipedrive's provider against its stand-in; closing asserts that no request broke the contract. */
export async function openPipedriveAccount(): Promise<PipedriveAccount> {
  const standIn = await startPipedriveStandIn()
  const { state, faults } = standIn
  const openedAt = performance.now()
  // The account's time, which also goes on by itself: calls are spread over it.
  const clock = () => state.now + Math.floor(performance.now() - openedAt)
  return {
    standIn,
    provider: openPipedriveProvider(standIn, { clock }),
    ownOutcome: 'Qualified',
    addColleague: async email => {
      state.addUser(email)
    },
    addContact: contactAdder(state),
    addDeal: async ({ contactId, name, state: stage }) => {
      const status = stage === 'open' ? 'open' : 'won'
      state.add('deals', { title: name, person_id: Number(contactId), status })
    },
    addRecord: recordAdder(state),
    associatedIds: associated(state),
    editEngagement: editor(state),
    editHost: hostEditor(state),
    addEngagement: engagementAdder(state),
    now: () => state.now,
    passTime: ms => {
      state.now += ms
    },
    limitPages: size => {
      state.pageSize = size
    },
    listContacts: async () => state.list('persons').map(record => seenContact(state, record)),
    listEngagements: async () =>
      state.list('activities').map(record => seenEngagement(state, record)),
    deleteContact: async id => state.remove(Number(id)),
    deleteEngagement: async id => state.remove(Number(id)),
    loseNextAnswer: () => faults.next({ on: 'POST /api/v2/activities', isAnswerLost: true }),
    close: async () => {
      await standIn.close()
      expect(standIn.invalidRequests).toEqual([])
    },
  }
}
