import type { WorkspaceId } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { emailKey } from '../../text/email-address.ts'
import type { AvailabilityQuery } from '../availability/availability-query.ts'
import type { ServiceContext } from '../context.ts'
import { findUserByEmail } from '../people/users.ts'
import { inWholeSteps, withinPatience } from '../with-timeout.ts'
import { getWorkspace } from '../workspace/workspaces.ts'

/** Whether the invitee's address influences who takes the meeting. */
export async function goesByOwner(
  context: Pick<ServiceContext, 'db'>,
  { kind, hostIds, workspaceId }: Pick<AvailabilityQuery, 'kind' | 'hostIds' | 'workspaceId'>,
): Promise<boolean> {
  if (kind !== 'round-robin' || hostIds.length < 2) return false
  return (await getWorkspace(context, workspaceId)).isOwnerFirst
}

/** The time that a CRM takes reveals whether it knows the address. So the answer waits for a whole step. */
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
 * The host of a round robin who owns this contact in the CRM. If the CRM is slow or down, or if the workspace does
 * not route by owner, the pool takes the meeting.
 */
export async function findOwnerHostId(
  context: ServiceContext,
  { query, email }: { query: AvailabilityQuery; email: string },
): Promise<string | undefined> {
  const { workspaceId } = query
  if (!(await goesByOwner(context, query))) return undefined
  try {
    const ownerEmail = await findOwnerEmail(context, { workspaceId, email })
    // Searches without an owner too, so that the work is the same for every address.
    const owner = await findUserByEmail(context, { workspaceId, email: ownerEmail || '' })
    return owner && query.hostIds.includes(owner.id) ? owner.id : undefined
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    context.log.warn(
      { provider: error.provider, code: error.code },
      'The CRM did not name an owner; the pool chooses the host',
    )
    return undefined
  }
}
