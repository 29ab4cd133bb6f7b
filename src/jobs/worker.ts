import type { ServiceContext } from '../services/context.ts'
import type { DeliveryTarget } from './delivery-target.ts'
import { makeDeliver } from './handlers/deliver.ts'
import { makeFallDue } from './handlers/fall-due.ts'
import { makePlanDeliveries } from './handlers/plan-deliveries.ts'
import { makePlanProposal } from './handlers/plan-proposal.ts'
import { makePurge } from './handlers/purge.ts'
import type { JobHandlers } from './queue.ts'

export interface WorkerParts {
  context: ServiceContext
  targets: readonly DeliveryTarget[]
  sendSignInLink: JobHandlers['send-sign-in-link']
}

/** One handler for each kind of job. */
export const makeHandlers = ({ context, targets, sendSignInLink }: WorkerParts): JobHandlers => ({
  'plan-deliveries': makePlanDeliveries(context),
  deliver: makeDeliver({ context, targets, random: Math.random }),
  'fall-due': makeFallDue(context),
  'plan-proposal': makePlanProposal(context),
  'send-sign-in-link': sendSignInLink,
  purge: makePurge(context),
})
