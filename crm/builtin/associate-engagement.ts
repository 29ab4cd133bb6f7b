import type { Knex } from 'knex'
import { isEntityId } from '../../src/model/entity-id.ts'
import { emailKey } from '../../src/text/email-address.ts'
import type { CrmRecordKey } from '../contract/crm-objects.ts'
import type { CrmMeeting, CrmMeetingRefs } from '../contract/crm-provider.ts'
import type { BuiltinCrm } from './builtin-crm.ts'
import type { ContactRow } from './contacts.ts'

/** Table of each record type, and the table that links meetings with it. */
const kinds = {
  contacts: { table: 'crm_contacts', links: 'crm_engagement_contacts', column: 'contact_id' },
  companies: { table: 'crm_companies', links: 'crm_engagement_companies', column: 'company_id' },
  deals: { table: 'crm_deals', links: 'crm_engagement_deals', column: 'deal_id' },
} as const
type Kind = keyof typeof kinds

interface Associating {
  engagementId: string
  /** A new meeting has no links yet. */
  isNew: boolean
  meeting: CrmMeeting
  contact: ContactRow
}

const chosenIds = (chosen: readonly CrmRecordKey[], kind: Kind): string[] =>
  chosen.flatMap(({ type, id }) => (type === kind && isEntityId(id) ? [id] : []))

/** Sets exactly these links. Skips records that are deleted or belong to another workspace. */
async function link(
  trx: Knex,
  workspaceId: string,
  { engagementId, kind, ids }: { engagementId: string; kind: Kind; ids: readonly string[] },
): Promise<void> {
  const { table, links, column } = kinds[kind]
  await trx(links).where({ engagement_id: engagementId }).whereNotIn(column, ids).delete()
  await trx.raw(
    `insert into ${links} (engagement_id, ${column})
     select ?, r.id from ${table} r where r.workspace_id = ? and r.id = any(?::uuid[])
     on conflict do nothing`,
    [engagementId, workspaceId, [...ids]],
  )
}

/** Finds guests that are contacts, by any of their addresses. */
async function findGuestIds(
  trx: Knex,
  workspaceId: string,
  { guests }: CrmMeeting,
): Promise<string[]> {
  const rows = await trx('crm_contact_emails')
    .where({ workspace_id: workspaceId })
    .whereIn(
      'email',
      guests.map(({ email }) => emailKey(email)),
    )
    .distinct<{ contact_id: string }[]>('contact_id')
  return rows.map(({ contact_id }) => contact_id)
}

const listOpenDeals = (trx: Knex, contact: ContactRow): Promise<{ id: string; name: string }[]> =>
  trx('crm_deals')
    .where({ contact_id: contact.id, is_open: true })
    .orderBy(['name', 'id'])
    .limit(50)
    .select('id', 'name')

/**
 * Default associations if nobody chose any: the contact's company and their only open deal, looked up once. Of
 * several open deals none is taken.
 */
async function associateByDefault(
  trx: Knex,
  workspaceId: string,
  { engagementId, isNew, contact }: Associating,
): Promise<void> {
  if (!isNew) return
  const companies = contact.company_id ? [contact.company_id] : []
  const deals = await listOpenDeals(trx, contact)
  const only = deals.length === 1 ? deals.map(({ id }) => id) : []
  await link(trx, workspaceId, { engagementId, kind: 'companies', ids: companies })
  await link(trx, workspaceId, { engagementId, kind: 'deals', ids: only })
}

type Associations = Pick<CrmMeetingRefs, 'companyName' | 'dealName' | 'openDeals' | 'placed'>

async function readAssociations(
  trx: Knex,
  { engagementId, meeting, contact }: Associating,
): Promise<Associations> {
  const linked = (kind: Kind): Promise<{ id: string; name: string }[]> => {
    const { table, links, column } = kinds[kind]
    return trx(`${table} as r`)
      .join(`${links} as l`, `l.${column}`, 'r.id')
      .where('l.engagement_id', engagementId)
      .orderBy(['r.name', 'r.id'])
      .select('r.id', 'r.name')
  }
  const [companies, deals] = [await linked('companies'), await linked('deals')]
  const isAsked = meeting.associations === undefined && deals.length === 0
  const open = isAsked ? await listOpenDeals(trx, contact) : []
  return {
    companyName: companies[0]?.name,
    dealName: deals[0]?.name,
    openDeals: open.length > 1 ? open : undefined,
    placed: [
      ...companies.map(({ id }) => ({ type: 'companies' as const, id })),
      ...deals.map(({ id }) => ({ type: 'deals' as const, id })),
    ],
  }
}

/** Associates the meeting with the chosen or default records, and with its guests. */
export async function associateEngagement(
  { workspaceId }: BuiltinCrm,
  trx: Knex,
  associating: Associating,
): Promise<Associations> {
  const { engagementId, meeting, contact } = associating
  const chosen = meeting.associations
  const others = [
    ...(await findGuestIds(trx, workspaceId, meeting)),
    ...chosenIds(chosen ?? [], 'contacts'),
  ].filter(id => id !== contact.id)
  await link(trx, workspaceId, { engagementId, kind: 'contacts', ids: others })
  if (chosen === undefined) await associateByDefault(trx, workspaceId, associating)
  else
    for (const kind of ['companies', 'deals'] as const)
      await link(trx, workspaceId, { engagementId, kind, ids: chosenIds(chosen, kind) })
  return readAssociations(trx, associating)
}
