import type { CrmRecord, CrmRecordDetail, CrmRecordKey } from '../../contract/crm-objects.ts'
import type { Account } from '../account/account.ts'
import { readOrganization } from '../people/organizations.ts'
import { listPersonsOf, readPerson } from '../people/persons.ts'
import { toContacts } from '../people/to-contacts.ts'
import { type Deal, listOpenDeals, readDeal } from './deals.ts'
import { isLeadId, type Lead, listOpenLeads, readLead } from './leads.ts'
import { idOf } from './record-ids.ts'
import { companyRecord, dealRecord, leadRecord } from './show-records.ts'

const maxPersons = 100

const companyOf = async (account: Account, id: number | null | undefined): Promise<CrmRecord[]> => {
  const company = id ? await readOrganization(account.api, id) : undefined
  return company ? [companyRecord(account, company)] : []
}

const openOnes = (account: Account, deals: readonly Deal[], leads: readonly Lead[]) => [
  ...deals.map(deal => dealRecord(account, deal)),
  ...leads.map(lead => leadRecord(account, lead)),
]

async function findContactRecord(
  account: Account,
  id: number,
): Promise<CrmRecordDetail | undefined> {
  const person = await readPerson(account.api, id)
  const [contact] = person ? await toContacts(account, [person]) : []
  if (!person || !contact) return undefined
  const [company, deals, leads] = await Promise.all([
    companyOf(account, person.org_id),
    listOpenDeals(account.api, { person_id: id }),
    listOpenLeads(account.api, { person_id: id }),
  ])
  const { name, email, url } = contact
  return {
    ...{ type: 'contacts', id: contact.id, name, detail: email || undefined, url },
    contacts: [contact],
    related: [...company, ...openOnes(account, deals, leads)],
  }
}

async function findCompanyRecord(
  account: Account,
  id: number,
): Promise<CrmRecordDetail | undefined> {
  const company = await readOrganization(account.api, id)
  if (!company) return undefined
  const [persons, deals, leads] = await Promise.all([
    listPersonsOf(account.api, { org_id: id, limit: maxPersons }),
    listOpenDeals(account.api, { org_id: id }),
    listOpenLeads(account.api, { organization_id: id }),
  ])
  return {
    ...companyRecord(account, company),
    contacts: await toContacts(account, persons),
    related: openOnes(account, deals, leads),
  }
}

/** The person of the record, then others of its organization. */
async function around(
  account: Account,
  of: { personId: number | null | undefined; orgId: number | null | undefined },
): Promise<Pick<CrmRecordDetail, 'contacts' | 'related'>> {
  const { api } = account
  const main = of.personId ? await readPerson(api, of.personId) : undefined
  const orgId = of.orgId ?? main?.org_id
  const others = orgId ? await listPersonsOf(api, { org_id: orgId, limit: maxPersons }) : []
  const persons = [...(main ? [main] : []), ...others.filter(({ id }) => id !== main?.id)]
  return {
    contacts: await toContacts(account, persons),
    related: await companyOf(account, orgId),
  }
}

async function findDealRecord(account: Account, id: number): Promise<CrmRecordDetail | undefined> {
  const deal = await readDeal(account.api, id)
  if (!deal) return undefined
  const { person_id: personId, org_id: orgId } = deal
  return { ...dealRecord(account, deal), ...(await around(account, { personId, orgId })) }
}

async function findLeadRecord(account: Account, id: string): Promise<CrmRecordDetail | undefined> {
  const lead = isLeadId(id) ? await readLead(account.api, id) : undefined
  if (!lead) return undefined
  const { person_id: personId, organization_id: orgId } = lead
  return { ...leadRecord(account, lead), ...(await around(account, { personId, orgId })) }
}

/** Undefined if the record does not exist or Pipedrive does not have the type. */
export async function findRecord(
  account: Account,
  { type, id: text }: CrmRecordKey,
): Promise<CrmRecordDetail | undefined> {
  if (type === 'leads') return findLeadRecord(account, text)
  const id = idOf(text)
  if (id === undefined) return undefined
  if (type === 'contacts') return findContactRecord(account, id)
  if (type === 'companies') return findCompanyRecord(account, id)
  return type === 'deals' ? findDealRecord(account, id) : undefined
}
