import type { CrmRecord } from '../../contract/crm-objects.ts'
import type { Account } from '../account/account.ts'
import type { Organization } from '../people/organizations.ts'

/* Pipedrive's records as a list of choices shows them. */

const addressOf = ({ address }: Organization) =>
  (typeof address === 'string' ? address : address?.value) || undefined

export const companyRecord = ({ homeUrl }: Account, company: Organization): CrmRecord => ({
  type: 'companies',
  id: String(company.id),
  name: company.name,
  detail: addressOf(company),
  url: `${homeUrl}/organization/${company.id}`,
})

interface Titled<Id> {
  id: Id
  title: string
  /** The person and the organization of the record, if the response has them. */
  person?: { name?: string | null | undefined } | null | undefined
  organization?: { name?: string | null | undefined } | null | undefined
}

const whose = ({ organization, person }: Titled<unknown>) =>
  organization?.name || person?.name || undefined

export const dealRecord = ({ homeUrl }: Account, deal: Titled<number>): CrmRecord => ({
  type: 'deals',
  id: String(deal.id),
  name: deal.title,
  detail: whose(deal),
  url: `${homeUrl}/deal/${deal.id}`,
})

export const leadRecord = ({ homeUrl }: Account, lead: Titled<string>): CrmRecord => ({
  type: 'leads',
  id: lead.id,
  name: lead.title,
  detail: whose(lead),
  url: `${homeUrl}/leads/inbox/${lead.id}`,
})
