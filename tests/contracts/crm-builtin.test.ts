import type { Knex } from 'knex'
import { afterAll, beforeAll } from 'vitest'
import builtin from '../../crm/builtin/index.ts'
import { insertWorkspace } from '../../src/store/workspace/workspaces.ts'
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

// biome-ignore lint/suspicious/noExplicitAny: rows as the database gives them
type EngagementRow = Record<string, any>

const listEngagements = async (db: Knex, workspaceId: string): Promise<SeenEngagement[]> => {
  const { rows } = await db.raw(
    `select e.*,
       (select min(co.name) from crm_engagement_companies l join crm_companies co on co.id = l.company_id where l.engagement_id = e.id) as company_name,
       (select min(d.name) from crm_engagement_deals l join crm_deals d on d.id = l.deal_id where l.engagement_id = e.id) as deal_name
     from crm_engagements e where e.workspace_id = ?`,
    [workspaceId],
  )
  return rows.map(({ content, ...row }: EngagementRow) => ({
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

const linkTables = {
  contacts: ['crm_engagement_contacts', 'contact_id'],
  companies: ['crm_engagement_companies', 'company_id'],
  deals: ['crm_engagement_deals', 'deal_id'],
} as const
type Linked = keyof typeof linkTables
const isLinked = (type: string): type is Linked => type in linkTables

async function associatedIds(db: Knex, engagementId: string, type: string): Promise<string[]> {
  if (!isLinked(type)) return []
  const [table, column] = linkTables[type]
  const rows = await db(table).where({ engagement_id: engagementId })
  const own = await db('crm_engagements').where({ id: engagementId }).first()
  return [...(type === 'contacts' ? [own.contact_id] : []), ...rows.map(row => row[column])]
}

const recordAdder =
  (db: Knex, workspace_id: string): CrmAccount['addRecord'] =>
  async ({ type, name, contactIds: [contact_id = null] }) => {
    if (type === 'deals')
      return insertedId(db('crm_deals').insert({ workspace_id, name, contact_id }).returning('id'))
    const id = await insertedId(db('crm_companies').insert({ workspace_id, name }).returning('id'))
    if (contact_id) await db('crm_contacts').where({ id: contact_id }).update({ company_id: id })
    return id
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
    addRecord: recordAdder(db, id),
    associatedIds: (engagementId, type) => associatedIds(db, engagementId, type),
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
