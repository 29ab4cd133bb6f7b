import type { ServiceContext } from '../services/context.ts'
import { listUnfinishedDeliveryIds, listUnplannedMeetingIds } from '../store/deliveries.ts'
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

const mostResumed = 10_000

/**
 * After a crash the queue notices an interrupted job only by its missing heartbeat; what the ledger
 * shows as waiting, or does not show yet, is taken up at once. Taken up twice is done once.
 */
export async function resumeDeliveries({ db, jobs }: ServiceContext): Promise<void> {
  for (const meetingId of await listUnplannedMeetingIds(db, mostResumed))
    await jobs.enqueue(db, 'plan-deliveries', { meetingId })
  for (const deliveryId of await listUnfinishedDeliveryIds(db, mostResumed))
    await jobs.enqueue(db, 'deliver', { deliveryId })
}
