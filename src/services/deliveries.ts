import type { WorkspaceId } from '../scheduling/entities.ts'
import * as store from '../store/deliveries.ts'
import type { ServiceContext } from './context.ts'
import { deliverTo } from './enqueue-deliveries.ts'
import { notFound } from './problems.ts'

export type { DeliveryState, LedgerLine } from '../store/deliveries.ts'

/** The ledger: what was told to whom, what failed and why; what needs a person first. */
export const listDeliveries = (
  context: Pick<ServiceContext, 'db'>,
  query: { workspaceId: WorkspaceId; state?: store.DeliveryState | undefined; limit?: number },
): Promise<store.LedgerLine[]> => store.listLedger(context.db, { limit: 200, ...query })

/** Tries again now. Throws `not-found`. */
export async function retryDelivery(
  context: ServiceContext,
  { workspaceId, deliveryId }: { workspaceId: WorkspaceId; deliveryId: string },
): Promise<void> {
  const delivery = await store.findDelivery(context.db, deliveryId)
  if (delivery?.workspaceId !== workspaceId) throw notFound()
  const { meetingId, proposalId, target } = delivery
  const subject = meetingId ? { meetingId } : { proposalId: proposalId ?? '' }
  await context.db.transaction(trx =>
    deliverTo(context, trx, { workspaceId, subject, targets: [target] }),
  )
}
