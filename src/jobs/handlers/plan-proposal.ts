import type { ServiceContext } from '../../services/context.ts'
import { queueDeliveries } from '../../store/deliveries.ts'
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
      const ids = await queueDeliveries(trx, {
        workspaceId,
        subject: { proposalId },
        targets: ['proposal:mail'],
      })
      for (const deliveryId of ids) await context.jobs.enqueue(trx, 'deliver', { deliveryId })
    })
  }
