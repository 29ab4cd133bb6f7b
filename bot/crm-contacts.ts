import type { CrmContact } from '../crm/crm-provider.ts'
import { emailKey } from '../src/text/email-address.ts'
import { askCrm } from './ask-crm.ts'
import type { Turn } from './turn.ts'

const mostContacts = 10

/** All contacts with this address, as far as the CRM says so in time. */
export async function contactsWithEmail(turn: Turn, email: string): Promise<CrmContact[]> {
  const asked = await askCrm(turn, crm => crm.searchContacts(email, mostContacts))
  const wanted = emailKey(email)
  return asked?.answer.filter(contact => emailKey(contact.email) === wanted) ?? []
}

/** What people call the workspace's CRM. */
export async function crmName({ parts: { context }, workspaceId, words }: Turn): Promise<string> {
  const { id } = await context.crmFor(workspaceId)
  const names: Readonly<Record<string, string>> = words.crmNames
  return names[id] ?? context.crms.find(service => service.id === id)?.label ?? id
}
