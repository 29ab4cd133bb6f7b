import type { Knex } from 'knex'
import { toTimestamp } from '../database/connect.ts'
import { type Delivery, type DeliveryRow, type DeliveryState, toDelivery } from './delivery-rows.ts'

/** Starts an attempt of a waiting delivery and counts it. Undefined if there is nothing to do. */
export async function startAttempt(db: Knex, id: string): Promise<Delivery | undefined> {
  const [row] = await db('deliveries')
    .where({ id })
    .whereIn('state', ['queued', 'retrying'])
    .update({ attempts: db.raw('attempts + 1') })
    .returning<DeliveryRow[]>('*')
  return row && toDelivery(row)
}

interface DeliveryResult {
  id: string
  /** Number of the attempt that ended. */
  attempt: number
  state: DeliveryState
  deliveredRevision?: number | undefined
  refs?: unknown
  lastError?: string
  lastErrorCode?: string | undefined
  nextTryAt?: number
  /** The outage that caused the failure; null: another cause. If absent, the stored value stays. */
  outageId?: string | null
}

/**
 * Writes the result of an attempt. Without refs or revision, the stored ones stay. If the target was queued
 * again meanwhile, because its meeting changed, it stays queued.
 */
export async function settleDelivery(db: Knex, result: DeliveryResult): Promise<void> {
  const unlessRequeued = (column: string, value: string | Date | null) =>
    db.raw('case when attempts = ? then ? else ?? end', [result.attempt, value, column])
  await db('deliveries')
    .where({ id: result.id })
    .update({
      delivered_revision: result.deliveredRevision,
      refs: result.refs === undefined ? undefined : JSON.stringify(result.refs),
      state: unlessRequeued('state', result.state),
      last_error: result.lastError ?? null,
      last_error_code: result.lastErrorCode ?? null,
      outage_id: result.outageId,
      next_try_at: unlessRequeued(
        'next_try_at',
        result.nextTryAt === undefined ? null : toTimestamp(result.nextTryAt),
      ),
      updated_at: db.fn.now(),
    })
}

/** Marks a target as out of date, so that it is written once more. */
export async function outdateDelivery(trx: Knex, id: string): Promise<void> {
  await trx('deliveries')
    .where({ id, state: 'delivered' })
    .whereNotNull('delivered_revision')
    .update({ delivered_revision: -1 })
}

/** Sets the shown revision of a target that needs no write, because it changed by itself. */
export async function advanceDelivery(
  trx: Knex,
  { id, revision }: { id: string; revision: number },
): Promise<void> {
  await trx('deliveries')
    .where({ id })
    .update({ delivered_revision: revision, updated_at: trx.fn.now() })
}
