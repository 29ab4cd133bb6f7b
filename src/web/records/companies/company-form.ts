import type {
  CrmCompanyDetail,
  CrmCompanyInput,
  CrmCompanySaved,
} from '../../../../crm/contract/crm-records.ts'
import { maxDomainLength, maxNameLength } from '../../../model/maximums.ts'
import { asStored } from '../../../text/show-email.ts'
import { textFields } from '../../form-fields.ts'

/** Values of the company form, as text. */
export interface CompanyForm {
  name: string
  domain: string
}

export type CompanyFault = 'name' | 'domain' | 'nameTaken' | 'domainTaken'

export const companyFormOf = (company: CrmCompanyDetail | undefined): CompanyForm => ({
  name: company?.name ?? '',
  domain: company?.domain ?? '',
})

/** Reads a domain from an address such as `https://www.acme.com/about` or an email address. */
const bareDomain = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/, '')

export function readCompanyForm(body: unknown): CompanyForm {
  const { name = '', domain = '' } = textFields(body)
  return { name: name.trim(), domain: asStored(bareDomain(domain)) }
}

const isDomain = (text: string) =>
  text.length <= maxDomainLength && /^[^\s@<>",;:\\.]+(\.[^\s@<>",;:\\.]+)+$/.test(text)

export const companyFaults = ({ name, domain }: CompanyForm): CompanyFault[] => [
  ...(name === '' || name.length > maxNameLength ? (['name'] as const) : []),
  ...(domain !== '' && !isDomain(domain) ? (['domain'] as const) : []),
]

export const takenFault = (
  saved: Extract<CrmCompanySaved, { kind: 'taken' }>,
): Extract<CompanyFault, 'nameTaken' | 'domainTaken'> => `${saved.field}Taken`

export const companyInputOf = ({ name, domain }: CompanyForm): CrmCompanyInput => ({
  name,
  domain: domain === '' ? undefined : domain,
})
