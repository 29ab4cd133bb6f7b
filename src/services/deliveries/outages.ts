import type { Knex } from 'knex'
import {
  isHolding,
  isOutageCode,
  isWorthNotifying,
  probeGapMs,
  sameOutageMs,
} from '../../model/outages.ts'
import type { ProviderError } from '../../providers/provider-error.ts'
import { findDefaultCalendar } from '../../store/calendars/default-calendar.ts'
import type { Delivery } from '../../store/deliveries/delivery-rows.ts'
import * as failures from '../../store/deliveries/note-failure.ts'
import { holdDelivery, requeueWaiting } from '../../store/deliveries/outage-waiting.ts'
import * as store from '../../store/deliveries/outages.ts'
import { findConnection } from '../../store/workspace/connections.ts'
import type { ServiceContext } from '../context.ts'
import { enqueueDeliveries } from './enqueue-deliveries.ts'

type Parts = Pick<ServiceContext, 'db' | 'jobs' | 'clock'>

/** A connection that may fail as a whole, and the owner of its account. */
export interface Served extends store.OutageSubject {
  ownerId: string | undefined
}

/** The connection that a delivery depends on. Undefined if it has no outages of its own, such as email. */
export async function servedOf(
  db: Knex,
  { workspaceId, target }: Pick<Delivery, 'workspaceId' | 'target'>,
): Promise<Served | undefined> {
  if (target.kind === 'crm') return { workspaceId, subject: 'crm', ownerId: undefined }
  if (target.kind !== 'calendar') return undefined
  const calendar = await findDefaultCalendar(db, target.userId)
  return calendar && servedByCalendar({ ...calendar, workspaceId })
}

export const servedByCalendar = ({
  workspaceId,
  connectionId,
  userId,
}: {
  workspaceId: Served['workspaceId']
  connectionId: string
  userId: string
}): Served => ({ workspaceId, subject: `connection:${connectionId}`, ownerId: userId })

/**
 * Whether a delivery may be tried now. During an outage, one delivery is tried at a time, a minute or more
 * apart; all others wait without a request to the provider.
 */
export async function mayTry(
  { db, clock }: Parts,
  deliveryId: string,
  served: Served,
): Promise<boolean> {
  const outage = await store.findOpenOutage(db, served)
  if (!outage || !isHolding(outage)) return true
  const now = clock()
  const next = now + probeGapMs(outage, now)
  if (await store.takeProbe(db, { id: outage.id, now, next })) return true
  return !(await holdDelivery(db, { id: deliveryId, outageId: outage.id }))
}

const notify = ({ jobs }: Parts, trx: Knex, outageId: string) =>
  jobs.enqueue(trx, 'notify-outage', [{ payload: { outageId, attempt: 1 } }])

/** Undefined if it is no longer connected. */
async function providerOf(trx: Knex, { subject }: Served, error: ProviderError) {
  const [kind, connectionId = ''] = subject.split(':')
  if (kind !== 'connection') return error.provider
  return (await findConnection(trx, connectionId))?.provider
}

/**
 * Counts a failure of the provider or of our access. People are notified once, if it lasts. Runs in the
 * transaction that saves the failure.
 *
 * @returns undefined if the failure concerns only one record
 */
export async function noteFailure(
  parts: Parts,
  trx: Knex,
  { served, error }: { served: Served; error: ProviderError },
): Promise<store.StoredOutage | undefined> {
  const { code, reason, reasonCode, retryAfterMs } = error
  const provider = await providerOf(trx, served, error)
  if (!isOutageCode(code) || !provider) return undefined
  const now = parts.clock()
  const reopensAfter = now - sameOutageMs
  const probeAt = now + probeGapMs({ since: now }, now)
  const facts = { ...served, provider, code, reason, reasonCode, now, probeAt, reopensAfter }
  const outage = await failures.noteFailure(trx, facts)
  if (retryAfterMs) await store.postponeProbe(trx, { id: outage.id, until: now + retryAfterMs })
  const isNew =
    isWorthNotifying(outage, now) && (await store.markNotified(trx, { id: outage.id, now }))
  if (isNew) await notify(parts, trx, outage.id)
  return outage
}

/** Ends the outage of a disconnected account, so that its deliveries are tried again. */
export async function forgetOutages(
  { jobs }: Pick<Parts, 'jobs'>,
  trx: Knex,
  of: { workspaceId: Served['workspaceId']; connectionId: string; provider: string },
): Promise<void> {
  for (const outageId of await store.lockOutagesOf(trx, of)) {
    await enqueueDeliveries({ jobs }, trx, await requeueWaiting(trx, { outageId }))
    await store.deleteOutage(trx, outageId)
  }
}

/**
 * Ends an outage after a successful request, and enqueues the deliveries that waited for it, the oldest first.
 * Runs in the transaction that saves the success, before anything else in it.
 */
export async function noteSuccess(
  parts: Parts,
  trx: Knex,
  { served, deliveryId }: { served: Served; deliveryId?: string | undefined },
): Promise<void> {
  const ended = await store.endOutage(trx, { ...served, now: parts.clock() })
  if (!ended) return
  const waiting = await requeueWaiting(trx, { outageId: ended.id, exceptId: deliveryId })
  await enqueueDeliveries(parts, trx, waiting)
  if (ended.notifiedAt !== undefined) await notify(parts, trx, ended.id)
}

/** The same after a success that is not saved itself. Without an outage, it costs one query. */
export async function noteWorking(parts: Parts, served: Served): Promise<void> {
  if (!(await store.findOpenOutage(parts.db, served))) return
  await parts.db.transaction(trx => noteSuccess(parts, trx, { served }))
}
