import type { ServiceContext } from '../../services/context.ts'
import { deliverTo } from '../../services/enqueue-deliveries.ts'
import { findProposal, findProposalVia } from '../../store/proposals.ts'

/** An open proposal that is to be mailed is mailed; posted ones are shown by whoever posted them. */
export const makePlanProposal =
  (context: ServiceContext) =>
  async ({ proposalId }: { proposalId: string }): Promise<void> => {
    await context.db.transaction(async trx => {
      const proposal = await findProposal(trx, proposalId)
      if (proposal?.status !== 'open' || (await findProposalVia(trx, proposalId)) !== 'email')
        return
      const { workspaceId } = proposal
      await deliverTo(context, trx, {
        workspaceId,
        subject: { proposalId },
        targets: ['proposal:mail'],
      })
    })
  }
