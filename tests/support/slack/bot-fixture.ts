import type { CrmContact } from '../../../crm/contract/crm-contact.ts'
import type { CrmRecordDetail } from '../../../crm/contract/crm-objects.ts'
import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import { aBooking } from '../builders/a-booking.ts'
import { aWorkspace } from '../builders/a-workspace.ts'
import { makeContext } from '../make-context.ts'
import { createTestDatabase } from '../test-database.ts'
import { blockFaults } from './check-blocks.ts'
import { createSlackTeam } from './slack-team.ts'

export const lindt: CrmContact = {
  id: '11',
  email: 'maya@acme.test',
  name: 'Maya Lindt',
  company: 'Acme',
  ownerEmail: 'ben@parley.test',
  url: 'https://crm.test/contacts/11',
}

export const marek: CrmContact = {
  ...lindt,
  id: '12',
  email: 'marek@acme.test',
  name: 'Marek Lind',
}

const recordOf = (contact: CrmContact): CrmRecordDetail => ({
  type: 'contacts',
  id: contact.id,
  name: contact.name,
  detail: undefined,
  url: contact.url,
  contacts: [contact],
  related: [
    {
      type: 'deals',
      id: '7',
      name: 'Acme pilot',
      detail: 'Offer',
      url: 'https://crm.test/deals/7',
    },
  ],
})

/** A CRM with these contacts, found by any part of name or address, and one deal of theirs. */
export function crmOf(contacts: readonly CrmContact[]): CrmProvider {
  const matches = (text: string) =>
    contacts.filter(({ name, email }) =>
      `${name} ${email}`.toLowerCase().includes(text.toLowerCase()),
    )
  return {
    id: 'hubspot',
    findContact: async id => contacts.find(each => each.id === id),
    findContactByEmail: async email => contacts.find(each => each.email === email.toLowerCase()),
    searchContacts: async (text, limit) => matches(text).slice(0, limit),
    recordTypes: ['contacts', 'deals'],
    findRecord: async ({ type, id }) => {
      const contact = contacts.find(each => each.id === id) ?? contacts[0]
      if (!contact) return undefined
      const record = recordOf(contact)
      return type === 'contacts' ? record : { ...record, type, id, name: 'Acme pilot', contacts }
    },
    searchRecords: async (type, text) =>
      type === 'deals' && 'acme pilot'.includes(text.toLowerCase())
        ? [{ type, id: '7', name: 'Acme pilot', detail: 'Offer', url: 'https://crm.test/deals/7' }]
        : [],
    listChoices: async () => ({ meetingTypes: undefined, outcomes: undefined }),
    readMeeting: async () => undefined,
    putMeeting: async () => ({
      contactId: '',
      engagementId: '',
      contactUrl: '',
      engagementUrl: '',
    }),
  }
}

/** Monday 2 November 2026, 9:00 in Berlin. Ana and Ben work 9–17 there, and are users of both Slack and Parley. */
export async function openBotFixture({ crm = crmOf([lindt]) }: { crm?: CrmProvider } = {}) {
  const database = await createTestDatabase()
  const context = makeContext({ db: database.db, crm })
  const demo = await aWorkspace(context)
  const team = await createSlackTeam(context)
  const shown = () => JSON.stringify(team.lastAnswer().blocks)
  return {
    database,
    context,
    demo,
    team,
    shown,
    meetings: () => database.db('meetings').select('*').orderBy('starts_at'),
    /** Slack's refusals of the last answer or modal. */
    faults: () => blockFaults(team.lastAnswer().blocks),
    viewFaults: () => blockFaults(team.lastView().blocks, 'modal'),
    viewText: () => JSON.stringify(team.lastView().blocks),
    bookMaya: async (startsAt: number) => {
      const { meeting } = await aBooking(demo, {
        startsAt,
        timeZone: 'America/New_York',
        invitee: { email: 'maya@acme.test', name: 'Maya Lindt' },
      })
      return meeting
    },
    close: async () => {
      await team.close()
      await database.drop()
    },
  }
}

export type BotFixture = Awaited<ReturnType<typeof openBotFixture>>

/** Thursday 5 November 2026 at this hour in Berlin. */
export const thursdayAt = (hour: number, minute = 0): number =>
  Date.UTC(2026, 10, 5, hour - 1, minute)
