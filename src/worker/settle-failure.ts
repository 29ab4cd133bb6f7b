import type { Knex } from 'knex'
import { isHolding, isOutageCode } from '../model/outages.ts'
import { ownReason } from '../providers/own-reasons.ts'
import { ProviderError } from '../providers/provider-error.ts'
import { maxAttempts, retryDelayMs } from '../providers/retry-delay.ts'
import { deliverTo, enqueueDeliveries } from '../services/deliveries/enqueue-deliveries.ts'
import { noteFailure, noteSuccess } from '../services/deliveries/outages.ts'
import type { Delivery } from '../store/deliveries/delivery-rows.ts'
import type { StoredOutage } from '../store/deliveries/outages.ts'
import { settleDelivery } from '../store/deliveries/settle-delivery.ts'
import type { Attempt, Deliverer } from './delivery-attempt.ts'

const reasonOf = (error: unknown) =>
  error instanceof ProviderError ? error : ownReason('unforeseen')

const mayPass = (error: unknown) =>
  !(error instanceof ProviderError) || error.isPassing || error.code === 'conflict'

/** When to try next; undefined: after the end of the outage, or when a person asks for it. */
function nextTryOf(
  { context, random }: Deliverer,
  { delivery, error, outage }: { error: unknown; outage: StoredOutage | undefined } & Attempt,
): number | undefined {
  if (!mayPass(error) || (outage && isHolding(outage))) return undefined
  if (delivery.attempts >= maxAttempts) return undefined
  const asked = error instanceof ProviderError ? (error.retryAfterMs ?? 0) : 0
  const delay = Math.max(asked, retryDelayMs({ attempt: delivery.attempts, random: random() }))
  return context.clock() + delay
}

const isAnswer = (error: unknown) => error instanceof ProviderError && !isOutageCode(error.code)

/** One transaction, which locks the outage first, in the same order as its end. */
async function settle(
  deliverer: Deliverer,
  trx: Knex,
  { delivery, served, error }: Failure,
): Promise<FailureState> {
  const { context } = deliverer
  const outage =
    served && error instanceof ProviderError
      ? await noteFailure(context, trx, { served, error })
      : undefined
  // If the provider rejected only this record, it works, so the other deliveries need not wait.
  if (served && isAnswer(error))
    await noteSuccess(context, trx, { served, deliveryId: delivery.id })
  const isWaiting = outage !== undefined && isHolding(outage) && mayPass(error)
  const nextTryAt = nextTryOf(deliverer, { delivery, served, error, outage })
  const { reason, reasonCode } = reasonOf(error)
  const state = isWaiting || nextTryAt !== undefined ? 'retrying' : 'failed'
  await settleDelivery(trx, {
    id: delivery.id,
    attempt: delivery.attempts,
    state,
    lastError: reason,
    lastErrorCode: reasonCode,
    outageId: outage?.id ?? null,
    ...(nextTryAt === undefined ? {} : { nextTryAt }),
  })
  if (nextTryAt !== undefined) await enqueueDeliveries(context, trx, [delivery], nextTryAt)
  if (isRefusal(delivery, error)) await notifyHost(deliverer, trx, delivery)
  return state
}

const isRefusal = ({ target }: Delivery, error: unknown) =>
  target.kind === 'crm' && error instanceof ProviderError && error.code === 'rejected'

/** Notifies the host that the record waits for a change in the CRM. */
async function notifyHost({ context }: Deliverer, trx: Knex, { workspaceId, meetingId }: Delivery) {
  if (!meetingId) return
  const targets = [{ kind: 'rejected-record' }] as const
  await deliverTo(context, trx, { workspaceId, subject: { meetingId }, targets })
}

type FailureState = 'retrying' | 'failed'

type Failure = Attempt & { error: unknown }

/** Schedules a retry for temporary failures; all others wait for a person. */
export async function settleFailure(
  deliverer: Deliverer,
  tried: Attempt,
  error: unknown,
): Promise<FailureState> {
  const { context } = deliverer
  const { id } = tried.delivery
  if (!(error instanceof ProviderError))
    context.log.error({ err: error, deliveryId: id }, 'A delivery failed unexpectedly')
  return context.db.transaction(trx => settle(deliverer, trx, { ...tried, error }))
}
