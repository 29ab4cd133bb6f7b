import type { Knex } from 'knex'

interface DemoPerson {
  name: string
  email: string
  company: { name: string; domain: string }
  deal?: string
  isOwned: boolean
}

const people: readonly DemoPerson[] = [
  {
    name: 'Maya Lindt',
    email: 'maya@acme.example',
    company: { name: 'Acme', domain: 'acme.example' },
    deal: 'Acme pilot',
    isOwned: false,
  },
  {
    name: 'Piotr Zieliński',
    email: 'piotr@wisla.example',
    company: { name: 'Wisła Labs', domain: 'wisla.example' },
    isOwned: true,
  },
  {
    name: 'Giulia Conti',
    email: 'giulia@conti.example',
    company: { name: 'Conti & Figli', domain: 'conti.example' },
    deal: 'Conti renewal',
    isOwned: true,
  },
  {
    name: 'Sam Okafor',
    email: 'sam@northwind.example',
    company: { name: 'Northwind', domain: 'northwind.example' },
    isOwned: false,
  },
  {
    name: 'Hana Mori',
    email: 'hana@kumo.example',
    company: { name: 'Kumo', domain: 'kumo.example' },
    deal: 'Kumo rollout',
    isOwned: true,
  },
  {
    name: 'Lena Vogt',
    email: 'lena@acme.example',
    company: { name: 'Acme', domain: 'acme.example' },
    isOwned: false,
  },
]

async function seedPerson(
  trx: Knex,
  workspaceId: string,
  { person, ownerEmail }: { person: DemoPerson; ownerEmail: string },
): Promise<void> {
  const known = await trx('crm_contact_emails')
    .where({ workspace_id: workspaceId, email: person.email })
    .first()
  if (known) return
  await trx('crm_companies')
    .insert({ workspace_id: workspaceId, ...person.company })
    .onConflict(['workspace_id', 'domain'])
    .ignore()
  const company = await trx('crm_companies')
    .where({ workspace_id: workspaceId, domain: person.company.domain })
    .first('id')
  const [contact] = await trx('crm_contacts')
    .insert({
      workspace_id: workspaceId,
      name: person.name,
      company_id: company?.id,
      owner_email: person.isOwned ? ownerEmail : null,
    })
    .returning<{ id: string }[]>('id')
  await trx('crm_contact_emails').insert({
    workspace_id: workspaceId,
    email: person.email,
    contact_id: contact?.id,
  })
  if (person.deal)
    await trx('crm_deals').insert({
      workspace_id: workspaceId,
      name: person.deal,
      contact_id: contact?.id,
      company_id: company?.id,
    })
}

/** Six people at five companies, three of them with an open deal. Existing people are left unchanged. */
export async function seedDemoRecords(
  db: Knex,
  workspaceId: string,
  { ownerEmail }: { ownerEmail: string },
): Promise<void> {
  await db.transaction(async trx => {
    for (const person of people) await seedPerson(trx, workspaceId, { person, ownerEmail })
  })
}
