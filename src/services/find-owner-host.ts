import { ProviderError } from '../providers/provider-error.ts'
import { findUser } from '../store/users.ts'
import { emailKey } from '../text/email-address.ts'
import type { ServiceContext } from './context.ts'
import type { Offer } from './offer.ts'
import { withinPatience } from './within-patience.ts'
import { getWorkspace } from './workspaces.ts'

/**
 * The host of a round robin whom the CRM says owns this contact. A CRM that is slow or down
 * decides nothing, and neither does an owner where the workspace does not route by them: the pool takes the meeting.
 */
export async function findOwnerHostId(
  context: ServiceContext,
  { offer, email }: { offer: Offer; email: string },
): Promise<string | undefined> {
  if (offer.kind !== 'round-robin') return undefined
  const { isOwnerFirst } = await getWorkspace(context, offer.workspaceId)
  if (!isOwnerFirst) return undefined
  try {
    const crm = await context.crmFor(offer.workspaceId)
    const contact = await withinPatience(crm.findContactByEmail(email))
    const ownerEmail = contact?.ownerEmail && emailKey(contact.ownerEmail)
    if (!ownerEmail) return undefined
    const owner = await findUser(context.db, { workspaceId: offer.workspaceId, email: ownerEmail })
    return owner && offer.hostIds.includes(owner.id) ? owner.id : undefined
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    context.log.warn(
      { provider: error.provider, code: error.code },
      'The CRM did not name an owner; the pool decides',
    )
    return undefined
  }
}
