import type { StoredTarget } from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { isEntityId } from '../../model/entity-id.ts'
import { requeuePending } from '../../store/deliveries/deliveries.ts'
import * as ledger from '../../store/deliveries/delivery-ledger.ts'
import { allowProbe } from '../../store/deliveries/outages.ts'
import { outdateDelivery } from '../../store/deliveries/settle-delivery.ts'
import type { ServiceContext } from '../context.ts'
import { notFound } from '../problems.ts'
import { deliverTo, enqueueDeliveries } from './enqueue-deliveries.ts'

const maxLines = 200

export type {
  FailedTarget,
  LedgerLine,
} from '../../store/deliveries/delivery-ledger.ts'
export type { DeliveryState } from '../../store/deliveries/delivery-rows.ts'

/** The activity log: who was notified of what, what failed and why. Entries that need a person come first. */
export const listDeliveries = (
  context: Pick<ServiceContext, 'db'>,
  query: ledger.LedgerQuery,
): Promise<ledger.LedgerLine[]> => ledger.listLedger(context.db, { ...query, limit: maxLines })

const linesOnPage = 50

/** One page of the activity log, counted from 1. */
export async function readLedger(
  { db }: Pick<ServiceContext, 'db'>,
  { page, ...query }: ledger.LedgerQuery & { page: number },
): Promise<{ lines: ledger.LedgerLine[]; isLast: boolean }> {
  const offset = (page - 1) * linesOnPage
  const lines = await ledger.listLedger(db, { ...query, limit: linesOnPage + 1, offset })
  return { lines: lines.slice(0, linesOnPage), isLast: lines.length <= linesOnPage }
}

/** Failed targets of the whole workspace, with counts. */
export const listFailedTargets = (
  { db }: Pick<ServiceContext, 'db'>,
  workspaceId: WorkspaceId,
): Promise<ledger.FailedTarget[]> => ledger.countFailedByTarget(db, workspaceId)

/** One entry; only of this host if `hostId` is given. */
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

interface RetryDelivery {
  workspaceId: WorkspaceId
  deliveryId: string
  /** Only meetings of this host. Absent: of all hosts. */
  hostId?: string | undefined
}

/** Targets that show a meeting can be written again; a sent email is not sent again. */
export const canShowAnew = ({ kind }: StoredTarget): boolean =>
  kind === 'crm' || kind === 'slack-message' || kind === 'calendar'

/**
 * Tries again now. If it was delivered already and shows the meeting, it is written once more. Throws
 * `not-found`.
 */
export async function retryDelivery(
  context: ServiceContext,
  command: RetryDelivery,
): Promise<void> {
  const { meetingId, proposalId, target } = await findLine(context, command)
  const subject = meetingId ? { meetingId } : { proposalId: proposalId ?? '' }
  const { workspaceId } = command
  await context.db.transaction(async trx => {
    await allowProbe(trx, { workspaceId, target, now: context.clock() })
    if (canShowAnew(target)) await outdateDelivery(trx, command.deliveryId)
    await deliverTo(context, trx, { workspaceId, subject, targets: [target] })
  })
}

/** Tries all pending deliveries of a target again, after its provider became available. */
export const retryPending = (
  context: ServiceContext,
  failing: { workspaceId: WorkspaceId; target: StoredTarget },
): Promise<void> =>
  context.db.transaction(async trx => {
    await allowProbe(trx, { ...failing, now: context.clock() })
    await enqueueDeliveries(context, trx, await requeuePending(trx, failing))
  })
