import type { WorkspaceId } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { findUser } from '../../store/people/users.ts'
import { emailKey } from '../../text/email-address.ts'
import type { Offer } from '../availability/availability-query.ts'
import type { ServiceContext } from '../context.ts'
import { inWholeSteps, withinPatience } from '../with-timeout.ts'
import { getWorkspace } from '../workspace/workspaces.ts'

/** Whether the invitee's address has a say in who takes the meeting. */
export async function goesByOwner(
  context: Pick<ServiceContext, 'db'>,
  { kind, hostIds, workspaceId }: Offer,
): Promise<boolean> {
  if (kind !== 'round-robin' || hostIds.length < 2) return false
  return (await getWorkspace(context, workspaceId)).isOwnerFirst
}

/** The time that a CRM takes tells whether it knows the address: whoever waits sees whole steps only. */
const stepMs = 500

async function findOwnerEmail(context: ServiceContext, { workspaceId, email }: Asked) {
  const crm = await context.crmFor(workspaceId)
  const asked = withinPatience(crm.findContactByEmail(email))
  const contact = await (crm.id === 'builtin' ? asked : inWholeSteps(asked, stepMs))
  return contact?.ownerEmail && emailKey(contact.ownerEmail)
}

interface Asked {
  workspaceId: WorkspaceId
  email: string
}

/**
 * The host of a round robin whom the CRM says owns this contact. A CRM that is slow or down
 * decides nothing, and neither does an owner where the workspace does not route by them: the pool takes the meeting.
 */
export async function findOwnerHostId(
  context: ServiceContext,
  { offer, email }: { offer: Offer; email: string },
): Promise<string | undefined> {
  const { workspaceId } = offer
  if (!(await goesByOwner(context, offer))) return undefined
  try {
    const ownerEmail = await findOwnerEmail(context, { workspaceId, email })
    // Looked for without an owner too: the same work, whoever is asked about.
    const owner = await findUser(context.db, { workspaceId, email: ownerEmail || '' })
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
