import type { ServiceContext } from '../services/context.ts'
import { settleProposal } from '../services/proposals/settle-proposal.ts'

/** Updates everything that shows a proposal, and handles its reminder and its end when they are due. */
export const makePlanProposal =
  (context: ServiceContext) =>
  ({ proposalId }: { proposalId: string }): Promise<void> =>
    settleProposal(context, proposalId)
