import { isDeepStrictEqual } from 'node:util'
import type { Delivered, Json } from '../jobs/delivery-target.ts'
import type { ServiceContext } from '../services/context.ts'
import { deliverTo, enqueueDeliveries } from '../services/deliveries/enqueue-deliveries.ts'
import { mayTry, noteSuccess, servedOf } from '../services/deliveries/outages.ts'
import { withSessionLock } from '../store/database/session-lock.ts'
import {
  type Delivery,
  findDelivery,
  requeueShown,
  settleDelivery,
  startAttempt,
} from '../store/deliveries/deliveries.ts'
import { listMeetingEvents } from '../store/meetings/meeting-events.ts'
import { findMeeting } from '../store/meetings/meetings.ts'
import { findProposal } from '../store/proposals/proposals.ts'
import type { Attempt, Deliverer } from './delivery-attempt.ts'
import { settleFailure } from './settle-failure.ts'

const heldElsewhereMs = 3_000
/**
 * Brings one target up to date. One worker at a time per delivery; what fails in a way that passes is
 * tried again later, everything else waits in the ledger for a person. While a provider is out, what is meant for
 * it waits for the one that is tried.
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
      if (delivery) await attempt(deliverer, { delivery, served })
    })
    if (!wasRun) await comeBack(context, deliveryId)
  }

/** Whoever holds it now may have read the meeting before it changed. */
async function comeBack(context: ServiceContext, deliveryId: string): Promise<void> {
  const delivery = await findDelivery(context.db, deliveryId)
  if (!delivery) return
  await enqueueDeliveries(context, context.db, [delivery], context.clock() + heldElsewhereMs)
}

async function attempt(deliverer: Deliverer, tried: Attempt): Promise<void> {
  const { context } = deliverer
  const { delivery } = tried
  const settled = { id: delivery.id, attempt: delivery.attempts }
  try {
    const done = await callTarget(deliverer, delivery)
    if (done === 'nothing-to-do') await settleDelivery(context.db, { ...settled, state: 'skipped' })
    else await settleSuccess(deliverer, tried, done)
  } catch (error) {
    await settleFailure(deliverer, tried, error)
  }
}

const targetOf = ({ targets }: Deliverer, { target }: Delivery) =>
  targets.find(({ matches }) => matches(target))

async function settleSuccess(
  deliverer: Deliverer,
  { delivery, served }: Attempt,
  { revision, refs, followUps = [] }: Delivered,
): Promise<void> {
  const { context } = deliverer
  const { id, attempts, meetingId, workspaceId } = delivery
  const { shownBy, saidBy } = targetOf(deliverer, delivery) ?? {}
  const hasNews = refs !== undefined && !isDeepStrictEqual(refs, delivery.refs)
  const followers = [...(hasNews && shownBy ? [shownBy] : []), ...(saidBy ? [saidBy] : [])]
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

async function callTarget(
  deliverer: Deliverer,
  delivery: Delivery,
): Promise<Delivered | 'nothing-to-do'> {
  const { context } = deliverer
  const target = targetOf(deliverer, delivery)
  // A target whose provider was switched off since has nobody left to tell.
  if (!target) return 'nothing-to-do'
  const { meetingId, proposalId } = delivery
  const [meeting, proposal, events] = await Promise.all([
    meetingId ? findMeeting(context.db, meetingId) : undefined,
    proposalId ? findProposal(context.db, proposalId) : undefined,
    meetingId ? listMeetingEvents(context.db, meetingId) : [],
  ])
  return target.deliver({
    target: delivery.target,
    ...(meeting ? { meeting } : {}),
    ...(proposal ? { proposal } : {}),
    events,
    refs: delivery.refs as Json | undefined,
    deliveredRevision: delivery.deliveredRevision,
    attempt: delivery.attempts,
  })
}
