import { expect } from 'vitest'
import hubspot from '../../crm/hubspot/index.ts'
import {
  type HubspotStandIn,
  startHubspotStandIn,
} from '../support/hubspot-stand-in/start-hubspot-stand-in.ts'
import type { HubspotState, StandInRecord } from '../support/hubspot-stand-in/state.ts'
import type { CrmAccount, SeenContact, SeenEngagement } from './crm-account.ts'

const outcomes: Record<string, string> = {
  SCHEDULED: 'scheduled',
  COMPLETED: 'completed',
  RESCHEDULED: 'rescheduled',
  NO_SHOW: 'no-show',
  CANCELED: 'canceled',
}

const unmarked = (html = '') =>
  html
    .replaceAll('<br>', '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

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

const linkedBy = (state: HubspotState, id: string, kind: 'contacts' | 'companies' | 'deals') => {
  const typeId = { contacts: 200, companies: 188, deals: 212 }[kind]
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
    description: unmarked(properties.hs_meeting_body),
    notes: unmarked(properties.hs_internal_meeting_notes),
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

export interface HubspotAccount extends CrmAccount {
  standIn: HubspotStandIn
}

/** HubSpot's provider against its stand-in; closing asserts that no request broke the contract. */
export async function openHubspotAccount(): Promise<HubspotAccount> {
  const standIn = await startHubspotStandIn()
  const { state, faults } = standIn
  const provider = hubspot.create({
    workspaceId: 'not used',
    publicUrl: 'https://parley.example',
    get db(): never {
      throw new Error('HubSpot’s records are not in our database')
    },
    apiUrl: standIn.url,
    accessToken: async () => 'a-service-key',
    sleep: async () => undefined,
  })
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
    listContacts: async () => state.list('contacts').map(record => seenContact(state, record)),
    listEngagements: async () =>
      state.list('meetings').map(record => seenEngagement(state, record)),
    deleteContact: async id => state.archive(id),
    deleteEngagement: async id => state.archive(id),
    loseNextAnswer: () =>
      faults.next({
        on: 'POST /crm/objects/2026-09/meetings/batch/upsert',
        isAnswerLost: true,
      }),
    close: async () => {
      await standIn.close()
      expect(standIn.invalidRequests).toEqual([])
    },
  }
}
