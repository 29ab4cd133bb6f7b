import type { WorkspaceId } from '../scheduling/entities.ts'
import { isEntityId } from '../scheduling/entity-id.ts'
import { requeueOwed } from '../store/deliveries.ts'
import * as ledger from '../store/delivery-ledger.ts'
import { allowProbe } from '../store/outages.ts'
import type { ServiceContext } from './context.ts'
import { deliverTo, enqueueDeliveries } from './enqueue-deliveries.ts'
import { notFound } from './problems.ts'

const mostLines = 200

export type { DeliveryState } from '../store/deliveries.ts'
export type { LedgerLine } from '../store/delivery-ledger.ts'

/** The ledger: what was told to whom, what failed and why; what needs a person first. */
export const listDeliveries = (
  context: Pick<ServiceContext, 'db'>,
  query: ledger.LedgerQuery,
): Promise<ledger.LedgerLine[]> => ledger.listLedger(context.db, { ...query, limit: mostLines })

/** One line, of this host where one is named. */
async function findLine(
  context: Pick<ServiceContext, 'db'>,
  { deliveryId, ...query }: RetryDelivery,
): Promise<ledger.LedgerLine> {
  const isPossible = isEntityId(deliveryId)
  const [line] = isPossible
    ? await ledger.listLedger(context.db, { ...query, id: deliveryId, limit: 1 })
    : []
  if (!line) throw notFound()
  return line
}

export interface RetryDelivery {
  workspaceId: WorkspaceId
  deliveryId: string
  /** Whose it has to be; anybody's where absent. */
  hostId?: string | undefined
}

/** Tries again now. Throws `not-found`. */
export async function retryDelivery(
  context: ServiceContext,
  command: RetryDelivery,
): Promise<void> {
  const { meetingId, proposalId, target } = await findLine(context, command)
  const subject = meetingId ? { meetingId } : { proposalId: proposalId ?? '' }
  const { workspaceId } = command
  await context.db.transaction(async trx => {
    await allowProbe(trx, { workspaceId, target, now: context.clock() })
    await deliverTo(context, trx, { workspaceId, subject, targets: [target] })
  })
}

/** Tries everything again that a target owes: its provider can be reached once more. */
export const retryOwed = (
  context: ServiceContext,
  owed: { workspaceId: WorkspaceId; target: string },
): Promise<void> =>
  context.db.transaction(async trx => {
    await allowProbe(trx, { ...owed, now: context.clock() })
    await enqueueDeliveries(context, trx, await requeueOwed(trx, owed))
  })
