import type { Knex } from 'knex'
import { deleteHoldsOfProposal } from '../../store/availability/holds.ts'
import { closeProposal, findProposal } from '../../store/proposals/proposals.ts'
import type { ServiceContext } from '../context.ts'
import { proposalClosed, proposalNotFound } from '../problems.ts'
import { planProposal } from './settle-proposal.ts'

/** Closes a proposal within its booking and frees its holds. Throws `proposal-closed`. */
export async function useUpProposal(
  context: Pick<ServiceContext, 'jobs'>,
  trx: Knex,
  { proposalId, meetingId }: { proposalId: string; meetingId: string },
): Promise<void> {
  const isOpen = await closeProposal(trx, { id: proposalId, status: 'picked', meetingId })
  if (!isOpen) {
    const proposal = await findProposal(trx, proposalId)
    throw proposal && proposal.status !== 'open'
      ? proposalClosed(proposal.status)
      : proposalNotFound()
  }
  await deleteHoldsOfProposal(trx, proposalId, meetingId)
  await planProposal(context, trx, { proposalId })
}
