import { isHolding } from '../../model/outages.ts'
import { requeueProbe } from '../../store/deliveries/outage-waiting.ts'
import { listOpenOutages, type StoredOutage } from '../../store/deliveries/outages.ts'
import type { ServiceContext } from '../context.ts'
import { enqueueDeliveries } from './enqueue-deliveries.ts'

async function probe(context: ServiceContext, { id }: StoredOutage): Promise<void> {
  await context.db.transaction(async trx => {
    const chosen = await requeueProbe(trx, id)
    if (chosen) await enqueueDeliveries(context, trx, [chosen])
  })
}

/**
 * Runs each minute: tries the oldest delivery of each outage that is due, and updates the notifications about
 * outages. Waiting deliveries depend on nothing else, so they survive the end of any process.
 */
export async function probeOutages(context: ServiceContext): Promise<void> {
  const now = context.clock()
  const open = await listOpenOutages(context.db)
  for (const outage of open)
    if (isHolding(outage) && outage.probeAt <= now) await probe(context, outage)
  const notified = open.filter(({ notifiedAt }) => notifiedAt !== undefined)
  const jobs = notified.map(({ id }) => ({ payload: { outageId: id, attempt: 1 } }))
  await context.jobs.enqueue(context.db, 'notify-outage', jobs)
}
