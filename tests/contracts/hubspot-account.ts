import { expect } from 'vitest'
import type { CrmContext } from '../../crm/contract/crm-provider.ts'
import hubspot from '../../crm/hubspot/index.ts'
import { textOfHtml } from '../../src/text/html-text.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../support/hubspot-stand-in/start-hubspot-stand-in.ts'
import type { HubspotState, StandInRecord } from '../support/hubspot-stand-in/state.ts'
import type { CrmAccount, EngagementEdits, SeenContact, SeenEngagement } from './crm-account.ts'

const outcomes: Record<string, string> = {
  SCHEDULED: 'scheduled',
  COMPLETED: 'completed',
  RESCHEDULED: 'rescheduled',
  NO_SHOW: 'no-show',
  CANCELED: 'canceled',
}

const ownerEmail = (state: HubspotState, { properties }: StandInRecord) =>
  state.owners.find(({ id }) => id === properties.hubspot_owner_id)?.email

const seenContact = (state: HubspotState, record: StandInRecord): SeenContact => {
  const { firstname, lastname, phone, ...rest } = record.properties
  return {
    id: record.id,
    name: [firstname, lastname].filter(Boolean).join(' '),
    phone,
    ownerEmail: ownerEmail(state, record),
    tracking: {
      campaign: rest.parley_last_booking_campaign,
      medium: rest.parley_last_booking_medium,
      source: rest.parley_last_booking_source,
    },
  }
}

const meetingTypes = { contacts: 200, companies: 188, deals: 212, tickets: 226 }
const contactTypes = { companies: 1, deals: 3, tickets: 16 }

const linkedBy = (state: HubspotState, id: string, kind: keyof typeof meetingTypes) => {
  const typeId = meetingTypes[kind]
  return state.linked(id, kind).filter(({ typeIds }) => typeIds.includes(typeId))
}

const seenEngagement = (state: HubspotState, record: StandInRecord): SeenEngagement => {
  const { properties, id } = record
  const outcome = properties.hs_meeting_outcome ?? ''
  expect(properties.hs_timestamp).toBe(properties.hs_meeting_start_time)
  return {
    id,
    title: properties.hs_meeting_title ?? '',
    startsAt: Date.parse(properties.hs_meeting_start_time ?? ''),
    endsAt: Date.parse(properties.hs_meeting_end_time ?? ''),
    outcome: outcomes[outcome] ?? outcome,
    hostEmail: ownerEmail(state, record) ?? '',
    location: properties.hs_meeting_location ?? '',
    description: textOfHtml(properties.hs_meeting_body ?? ''),
    notes: textOfHtml(properties.hs_internal_meeting_notes ?? ''),
    contactIds: linkedBy(state, id, 'contacts').map(({ record: contact }) => contact.id),
    companyName: linkedBy(state, id, 'companies')[0]?.record.properties.name,
    dealName: linkedBy(state, id, 'deals')[0]?.record.properties.dealname,
  }
}

const contactAdder =
  (state: HubspotState): CrmAccount['addContact'] =>
  async ({ email, additionalEmail, name, company, phone, ownerEmail: owner }) => {
    const [firstname = '', ...others] = name.split(' ')
    const ownerId = state.owners.find(candidate => candidate.email === owner)?.id
    const contact = state.add('contacts', {
      email,
      firstname,
      lastname: others.join(' '),
      ...(additionalEmail ? { hs_additional_emails: additionalEmail } : {}),
      ...(phone ? { phone } : {}),
      ...(ownerId ? { hubspot_owner_id: ownerId } : {}),
    })
    if (company) state.link(contact.id, state.add('companies', { name: company }).id, 1)
    return contact.id
  }

const iso = (ms: number | undefined) => (ms === undefined ? [] : [new Date(ms).toISOString()])

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')

/** As HubSpot's own form writes them. */
function propertiesOf(edits: EngagementEdits): Record<string, string> {
  const hubspotOutcome = Object.keys(outcomes).find(key => outcomes[key] === edits.outcome)
  const [start] = iso(edits.startsAt)
  const [end] = iso(edits.endsAt)
  return {
    ...(edits.title ? { hs_meeting_title: edits.title } : {}),
    ...(start ? { hs_meeting_start_time: start, hs_timestamp: start } : {}),
    ...(end ? { hs_meeting_end_time: end } : {}),
    ...(edits.description
      ? { hs_meeting_body: `<div style=""><p>${escaped(edits.description)}</p></div>` }
      : {}),
    ...(edits.outcome ? { hs_meeting_outcome: hubspotOutcome ?? edits.outcome } : {}),
    ...(edits.location ? { hs_meeting_location: edits.location } : {}),
  }
}

const engagementEditor =
  (state: HubspotState): NonNullable<CrmAccount['editEngagement']> =>
  async (id, edits) => {
    const record = state.find('meetings', id)
    if (!record) throw new Error(`No meeting ${id}`)
    const note = record.properties.hs_internal_meeting_notes ?? ''
    const added: Record<string, string> = edits.addedNote
      ? { hs_internal_meeting_notes: `<div>${note}<p>${escaped(edits.addedNote)}</p></div>` }
      : {}
    state.change(record, { ...propertiesOf(edits), ...added })
  }

const engagementAdder =
  (state: HubspotState): NonNullable<CrmAccount['addEngagement']> =>
  async ({ contactIds, hostEmail, ...edits }) => {
    const ownerId = state.owners.find(({ email }) => email === hostEmail)?.id ?? ''
    const meeting = state.add('meetings', { ...propertiesOf(edits), hubspot_owner_id: ownerId })
    for (const id of contactIds) state.link(meeting.id, id, meetingTypes.contacts)
    return meeting.id
  }

const recordAdder =
  (state: HubspotState): NonNullable<CrmAccount['addRecord']> =>
  async ({ type, name, contactIds }) => {
    if (type === 'leads') throw new Error('HubSpot’s leads are not among our records')
    const property = { companies: 'name', deals: 'dealname', tickets: 'subject' }[type]
    const record = state.add(type, { [property]: name })
    for (const id of contactIds) state.link(record.id, id, contactTypes[type])
    return record.id
  }

export interface HubspotAccount extends CrmAccount {
  standIn: HubspotStandIn
}

let opened = 0

/** What a provider gets for a stand-in; a token of its own keeps apart what is kept for accounts. */
export function contextFor(
  { url, state }: HubspotStandIn,
  changes: Pick<Partial<CrmContext>, 'accessToken' | 'sleep'> = {},
): CrmContext {
  opened += 1
  const token = `service-key-${opened}`
  return {
    workspaceId: token,
    publicUrl: 'https://parley.example',
    get db(): never {
      throw new Error('HubSpot’s records are not in our database')
    },
    apiUrl: url,
    accessToken: async () => token,
    sleep: async ms => {
      state.now += ms
    },
    clock: () => state.now,
    ...changes,
  }
}

/** HubSpot's provider against its stand-in; closing asserts that no request broke the contract. */
export async function openHubspotAccount(): Promise<HubspotAccount> {
  const standIn = await startHubspotStandIn()
  const { state, faults } = standIn
  const provider = hubspot.create(contextFor(standIn))
  return {
    standIn,
    provider,
    ownOutcome: 'QUALIFIED',
    addColleague: async email => {
      state.addOwner(email)
    },
    addContact: contactAdder(state),
    addDeal: async ({ contactId, name, state: stage }) => {
      const deal = state.add('deals', { dealname: name, hs_is_closed: String(stage === 'closed') })
      state.link(deal.id, contactId, 3)
    },
    addRecord: recordAdder(state),
    associatedIds: async (id, type) =>
      type === 'leads' ? [] : linkedBy(state, id, type).map(({ record }) => record.id),
    editEngagement: engagementEditor(state),
    editHost: async (id, email) => {
      const record = state.find('meetings', id)
      const owner = state.owners.find(one => one.email === email)
      if (!record || !owner) throw new Error(`No meeting ${id} or no owner ${email}`)
      state.change(record, { hubspot_owner_id: owner.id })
    },
    addEngagement: engagementAdder(state),
    now: () => state.now,
    passTime: ms => {
      state.now += ms
    },
    limitPages: size => {
      state.searchPageSize = size
    },
    listContacts: async () => state.list('contacts').map(record => seenContact(state, record)),
    listEngagements: async () =>
      state.list('meetings').map(record => seenEngagement(state, record)),
    deleteContact: async id => state.archive(id),
    deleteEngagement: async id => state.archive(id),
    loseNextAnswer: () =>
      faults.next({
        on: 'POST /crm/objects/2026-09/meetings',
        isAnswerLost: true,
      }),
    close: async () => {
      await standIn.close()
      expect(standIn.invalidRequests).toEqual([])
    },
  }
}
