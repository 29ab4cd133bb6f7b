import type { CrmContact } from '../../crm/contract/crm-contact.ts'
import { providerName } from '../../src/i18n/outage-text.ts'
import { emailKey } from '../../src/text/email-address.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { askCrm } from './ask-crm.ts'

const maxContacts = 10

/** All contacts with this address; empty if the CRM does not answer in time. */
export async function contactsWithEmail(
  request: RequestContext,
  email: string,
): Promise<CrmContact[]> {
  const asked = await askCrm(request, crm => crm.searchContacts(email, maxContacts))
  const wanted = emailKey(email)
  return asked?.answer.filter(contact => emailKey(contact.email) === wanted) ?? []
}

/** Display name of the workspace's CRM. */
export async function crmName({
  parts: { context },
  workspaceId,
  user,
}: RequestContext): Promise<string> {
  const { id } = await context.crmFor(workspaceId)
  return providerName(user.locale, id)
}
