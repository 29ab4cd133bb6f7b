import type { Proposal, User } from '../../src/model/entities.ts'
import { proposalNotFound } from '../../src/services/problems.ts'
import { getProposal } from '../../src/services/proposals/find-proposal.ts'
import { isOwnId } from '../blocks/read-carried.ts'
import type { RequestContext } from '../requests/request-context.ts'

const mayChange = ({ id, role }: User, { host, organizer }: Proposal): boolean =>
  role === 'admin' || id === host.id || id === organizer.id

/** A proposal that the person may change. Throws `proposal-not-found` for everybody else. */
export async function getOwnProposal(
  { parts, workspaceId, user }: RequestContext,
  proposalId: string,
): Promise<Proposal> {
  if (!isOwnId(proposalId)) throw proposalNotFound()
  const { proposal } = await getProposal(parts.context, { workspaceId, proposalId })
  if (!mayChange(user, proposal)) throw proposalNotFound()
  return proposal
}
