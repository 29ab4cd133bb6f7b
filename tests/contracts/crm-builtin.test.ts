import type { Knex } from 'knex'
import { afterAll, beforeAll } from 'vitest'
import builtin from '../../crm/builtin/index.ts'
import { insertWorkspace } from '../../src/store/workspaces.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'
import type { CrmAccount, SeenContact, SeenEngagement } from './crm-account.ts'
import { describeCrm } from './crm-contract.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const insertedId = async (rows: Promise<{ id: string }[]>): Promise<string> => {
  const [row] = await rows
  if (!row) throw new Error('The new row was not returned')
  return row.id
}

const contactAdder =
  (db: Knex, workspace_id: string): CrmAccount['addContact'] =>
  async contact => {
    const { name, phone = null, ownerEmail = null, company } = contact
    const company_id = company
      ? await insertedId(
          db('crm_companies').insert({ workspace_id, name: company }).returning('id'),
        )
      : null
    const contact_id = await insertedId(
      db('crm_contacts')
        .insert({ workspace_id, name, phone, owner_email: ownerEmail, company_id })
        .returning('id'),
    )
    const emails = [contact.email, contact.additionalEmail].filter(email => email !== undefined)
    await db('crm_contact_emails').insert(
      emails.map((email, position) => ({ workspace_id, email, contact_id, position })),
    )
    return contact_id
  }

const listContacts = async (db: Knex, workspace_id: string): Promise<SeenContact[]> =>
  (await db('crm_contacts').where({ workspace_id })).map(row => ({
    id: row.id,
    name: row.name,
    phone: row.phone ?? undefined,
    ownerEmail: row.owner_email ?? undefined,
    tracking: {
      campaign: row.last_booking_campaign ?? undefined,
      medium: row.last_booking_medium ?? undefined,
      source: row.last_booking_source ?? undefined,
    },
  }))

const listEngagements = async (db: Knex, workspaceId: string): Promise<SeenEngagement[]> => {
  const rows = await db('crm_engagements as e')
    .leftJoin('crm_companies as co', 'co.id', 'e.company_id')
    .leftJoin('crm_deals as d', 'd.id', 'e.deal_id')
    .where('e.workspace_id', workspaceId)
    .select('e.*', 'co.name as company_name', 'd.name as deal_name')
  return rows.map(({ content, ...row }) => ({
    id: row.id,
    title: content.title,
    startsAt: row.starts_at.getTime(),
    endsAt: content.endsAt,
    outcome: content.outcome,
    hostEmail: content.host.email,
    location: content.location,
    description: content.description,
    notes: `${content.internalNote} ${content.organizer.name}`,
    contactIds: [row.contact_id],
    companyName: row.company_name ?? undefined,
    dealName: row.deal_name ?? undefined,
  }))
}

describeCrm('the built-in CRM', async () => {
  const { db } = database
  const { id } = await insertWorkspace(db, {
    name: 'Acme',
    locale: 'en',
    timeZone: 'Europe/Warsaw',
  })
  return {
    provider: builtin.create({
      workspaceId: id,
      publicUrl: 'https://parley.example',
      db,
      apiUrl: '',
      accessToken: async () => '',
      sleep: async () => undefined,
    }),
    ownOutcome: 'Qualified',
    addColleague: async () => undefined,
    addContact: contactAdder(db, id),
    addDeal: async ({ contactId, name, state }) => {
      const row = { workspace_id: id, contact_id: contactId, name, is_open: state === 'open' }
      await db('crm_deals').insert(row)
    },
    listContacts: () => listContacts(db, id),
    listEngagements: () => listEngagements(db, id),
    deleteContact: async contactId => {
      await db('crm_contacts').where({ id: contactId }).delete()
    },
    deleteEngagement: async engagementId => {
      await db('crm_engagements').where({ id: engagementId }).delete()
    },
    close: async () => undefined,
  }
})
