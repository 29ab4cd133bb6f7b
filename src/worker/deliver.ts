import { isDeepStrictEqual } from 'node:util'
import type { Delivered } from '../jobs/delivery-adapter.ts'
import { channelOf, type DeliveryTarget } from '../model/delivery-target.ts'
import type { Meter } from '../providers/meter.ts'
import { ownReason } from '../providers/own-reasons.ts'
import type { ServiceContext } from '../services/context.ts'
import { deliverTo, enqueueDeliveries } from '../services/deliveries/enqueue-deliveries.ts'
import { mayTry, noteSuccess, servedOf } from '../services/deliveries/outages.ts'
import { withSessionLock } from '../store/database/session-lock.ts'
import { findDelivery, requeueShown } from '../store/deliveries/deliveries.ts'
import type { Delivery } from '../store/deliveries/delivery-rows.ts'
import { settleDelivery, startAttempt } from '../store/deliveries/settle-delivery.ts'
import { listMeetingEvents } from '../store/meetings/meeting-events.ts'
import { findMeeting } from '../store/meetings/meetings.ts'
import { findProposal } from '../store/proposals/proposals.ts'
import type { Attempt, Deliverer } from './delivery-attempt.ts'
import { settleFailure } from './settle-failure.ts'

const heldElsewhereMs = 3_000
/**
 * Updates one target, in one worker at a time per delivery. Temporary failures are retried; all others wait for
 * a person. During a provider's outage, its other deliveries wait for the one that is tried.
 */
export const makeDeliver =
  (deliverer: Deliverer) =>
  async ({ deliveryId }: { deliveryId: string }): Promise<void> => {
    const { context } = deliverer
    const wasRun = await withSessionLock(context.db, `delivery:${deliveryId}`, async () => {
      const found = await findDelivery(context.db, deliveryId)
      const served = found && (await servedOf(context.db, found))
      if (served && !(await mayTry(context, deliveryId, served))) return
      const delivery = await startAttempt(context.db, deliveryId)
      if (!delivery) return
      const outcome = await attempt(deliverer, { delivery, served })
      context.meter.delivery({ channel: channelOf(delivery.target), outcome })
    })
    if (!wasRun) await comeBack(context, deliveryId)
  }

/** A worker that is running the delivery may have read the meeting before it changed. */
async function comeBack(context: ServiceContext, deliveryId: string): Promise<void> {
  const delivery = await findDelivery(context.db, deliveryId)
  if (!delivery) return
  await enqueueDeliveries(context, context.db, [delivery], context.clock() + heldElsewhereMs)
}

type DeliveryOutcome = Parameters<Meter['delivery']>[0]['outcome']

async function attempt(deliverer: Deliverer, tried: Attempt): Promise<DeliveryOutcome> {
  const { context } = deliverer
  const { delivery } = tried
  const { target } = delivery
  if (target.kind === 'unknown') return giveUp(deliverer, delivery, target.text)
  const settled = { id: delivery.id, attempt: delivery.attempts }
  try {
    const done = await callAdapter(deliverer, { ...delivery, target })
    if (done === 'nothing-to-do') {
      await settleDelivery(context.db, { ...settled, state: 'skipped' })
      return 'skipped'
    }
    await settleSuccess(deliverer, tried, done)
    return 'delivered'
  } catch (error) {
    return settleFailure(deliverer, tried, error)
  }
}

/**
 * No retry, because the same version would fail again: a newer version of Parley wrote the target, or somebody
 * edited it.
 */
async function giveUp(
  { context }: Deliverer,
  { id, attempts }: Delivery,
  target: string,
): Promise<'failed'> {
  context.log.error({ deliveryId: id, target }, 'A delivery has an unknown target')
  const { reason: lastError, reasonCode: lastErrorCode } = ownReason('unforeseen')
  const settled = { id, attempt: attempts, state: 'failed', lastError, lastErrorCode } as const
  await settleDelivery(context.db, settled)
  return 'failed'
}

const adapterOf = ({ adapters }: Deliverer, { target }: Delivery) =>
  target.kind === 'unknown' ? undefined : adapters.get(target.kind)

async function settleSuccess(
  deliverer: Deliverer,
  { delivery, served }: Attempt,
  { revision, refs, followUps = [] }: Delivered,
): Promise<void> {
  const { context } = deliverer
  const { id, attempts, meetingId, workspaceId } = delivery
  const { shownBy, announcedBy } = adapterOf(deliverer, delivery) ?? {}
  const hasNewRefs = refs !== undefined && !isDeepStrictEqual(refs, delivery.refs)
  const followers = [
    ...(hasNewRefs && shownBy ? [shownBy] : []),
    ...(announcedBy ? [announcedBy] : []),
  ]
  await context.db.transaction(async trx => {
    if (served) await noteSuccess(context, trx, { served, deliveryId: id })
    await settleDelivery(trx, {
      id,
      attempt: attempts,
      state: 'delivered',
      deliveredRevision: revision,
      refs,
    })
    if (!meetingId) return
    await deliverTo(context, trx, { workspaceId, subject: { meetingId }, targets: followUps })
    for (const target of followers)
      await enqueueDeliveries(context, trx, await requeueShown(trx, { meetingId, target }))
  })
}

async function callAdapter(
  deliverer: Deliverer,
  delivery: Delivery & { target: DeliveryTarget },
): Promise<Delivered | 'nothing-to-do'> {
  const { context } = deliverer
  const adapter = adapterOf(deliverer, delivery)
  // The provider of this kind has been switched off.
  if (!adapter) return 'nothing-to-do'
  const { meetingId, proposalId } = delivery
  const [meeting, proposal, events] = await Promise.all([
    meetingId ? findMeeting(context.db, meetingId) : undefined,
    proposalId ? findProposal(context.db, proposalId) : undefined,
    meetingId ? listMeetingEvents(context.db, meetingId) : [],
  ])
  return adapter.deliver({
    target: delivery.target,
    ...(meeting ? { meeting } : {}),
    ...(proposal ? { proposal } : {}),
    events,
    refs: delivery.refs,
    deliveredRevision: delivery.deliveredRevision,
    attempt: delivery.attempts,
  })
}
