import type { Proposal, WorkspaceId } from '../../model/entities.ts'
import { emailKey } from '../../text/email-address.ts'
import type { ServiceContext } from '../context.ts'
import { getProposal } from './find-proposal.ts'

interface Repeat {
  workspaceId: WorkspaceId
  /** The earlier proposal. */
  proposalId: string
  /** The invitee and the page of the new one. */
  email: string
  pageId: string | undefined
}

/**
 * What a proposal to the same invitee for the same page takes over from an earlier one; undefined if the invitee or the
 * page is another. Throws `proposal-not-found`.
 */
export async function contentToRepeat(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { workspaceId, proposalId, email, pageId }: Repeat,
): Promise<Pick<Proposal, 'title' | 'content'> | undefined> {
  const { proposal } = await getProposal(context, { workspaceId, proposalId })
  const isSameGuest = emailKey(proposal.invitee.email) === emailKey(email)
  if (!isSameGuest || proposal.pageId !== pageId) return undefined
  const { title, content } = proposal
  return { title, content }
}
