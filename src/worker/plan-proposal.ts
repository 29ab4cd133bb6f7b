import type { ServiceContext } from '../services/context.ts'
import { settleProposal } from '../services/proposals/settle-proposal.ts'

/** What shows a proposal follows it; its reminder and its end fall due here, too. */
export const makePlanProposal =
  (context: ServiceContext) =>
  ({ proposalId }: { proposalId: string }): Promise<void> =>
    settleProposal(context, proposalId)
