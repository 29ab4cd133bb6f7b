import { emailKey } from '../../src/text/email-address.ts'
import { showDomain } from '../../src/text/show-email.ts'
import type { CrmPerson } from '../contract/crm-contact.ts'
import type { BuiltinCrm } from './builtin-crm.ts'

/** Domains of free email providers: an address there does not identify an employer. */
const freeMail = new Set([
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'yahoo.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'wp.pl',
  'o2.pl',
  'onet.pl',
  'interia.pl',
  'libero.it',
  'virgilio.it',
  'example.com',
  'mail.com',
  'zoho.com',
])

/** Domain of the employer, taken from the address; undefined for a free email provider. */
export function employerDomain(email: string): string | undefined {
  const domain = emailKey(email).split('@')[1] ?? ''
  return domain === '' || freeMail.has(domain) ? undefined : domain
}

const nameFrom = (domain: string) => {
  const label = showDomain(domain).split('.')[0] ?? domain
  return label.charAt(0).toUpperCase() + label.slice(1)
}

/** Finds or creates the company with the domain of this address; undefined for a free email provider. */
export async function findOrMakeCompany(
  { db, workspaceId }: BuiltinCrm,
  person: CrmPerson,
): Promise<string | undefined> {
  const domain = employerDomain(person.email)
  if (domain === undefined) return undefined
  await db('crm_companies')
    .insert({ workspace_id: workspaceId, domain, name: person.company ?? nameFrom(domain) })
    .onConflict(['workspace_id', 'domain'])
    .ignore()
  const row = await db('crm_companies')
    .where({ workspace_id: workspaceId, domain })
    .first<{ id: string }>('id')
  return row?.id
}
