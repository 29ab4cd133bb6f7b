import type { CrmRecord, CrmRecordType } from '../../contract/crm-objects.ts'
import type { Account } from '../account/account.ts'
import { searchOrganizations } from '../people/organizations.ts'
import { searchContacts } from '../people/to-contacts.ts'
import { searchDeals } from './deals.ts'
import { searchLeads } from './leads.ts'
import { companyRecord, dealRecord, leadRecord } from './show-records.ts'

export const recordTypes = [
  'contacts',
  'companies',
  'deals',
  'leads',
] as const satisfies CrmRecordType[]

const shortestTerm = 2

async function searchOthers(
  account: Account,
  type: CrmRecordType,
  { term, limit }: { term: string; limit: number },
): Promise<CrmRecord[]> {
  const { api } = account
  if (type === 'companies')
    return (await searchOrganizations(api, { term, exact_match: false, limit })).map(company =>
      companyRecord(account, company),
    )
  if (type === 'deals')
    return (await searchDeals(api, term, limit)).map(deal => dealRecord(account, deal))
  if (type === 'leads')
    return (await searchLeads(api, term, limit)).map(lead => leadRecord(account, lead))
  return []
}

/** Pipedrive's search requires at least two characters. */
export async function searchRecords(
  account: Account,
  type: CrmRecordType,
  { text, limit }: { text: string; limit: number },
): Promise<CrmRecord[]> {
  const term = text.trim()
  if (term.length < shortestTerm || limit < 1) return []
  if (type !== 'contacts') return searchOthers(account, type, { term, limit })
  const contacts = await searchContacts(account, term, limit)
  return contacts.map(({ id, name, email, url }) => ({
    ...{ type, id, name, detail: email || undefined, url },
  }))
}
