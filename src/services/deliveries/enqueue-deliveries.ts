import type { Knex } from 'knex'
import { deliverJobOf } from '../../jobs/definitions.ts'
import { channelOf, type StoredTarget } from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { type DeliverySubject, queueDeliveries } from '../../store/deliveries/deliveries.ts'
import type { QueuedDelivery } from '../../store/deliveries/delivery-rows.ts'
import type { ServiceContext } from '../context.ts'

/** Enqueues one job per delivery, in the queue of its kind. `startAfter`: epoch ms, default now. */
export async function enqueueDeliveries(
  { jobs }: Pick<ServiceContext, 'jobs'>,
  trx: Knex,
  deliveries: readonly QueuedDelivery[],
  startAfter?: number,
): Promise<void> {
  const byQueue = new Map<ReturnType<typeof deliverJobOf>, { payload: { deliveryId: string } }[]>()
  for (const { id, target } of deliveries) {
    const name = deliverJobOf(channelOf(target))
    byQueue.set(name, [...(byQueue.get(name) ?? []), { payload: { deliveryId: id } }])
  }
  for (const [name, wanted] of byQueue)
    await jobs.enqueue(
      trx,
      name,
      wanted.map(job => ({ ...job, startAfter })),
    )
}

/** Saves these targets as pending deliveries, with their jobs. `startAfter` as above. */
export async function deliverTo(
  context: Pick<ServiceContext, 'jobs'>,
  trx: Knex,
  wanted: {
    workspaceId: WorkspaceId
    subject: DeliverySubject
    targets: readonly StoredTarget[]
    startAfter?: number
  },
): Promise<void> {
  const queued = await queueDeliveries(trx, wanted)
  await enqueueDeliveries(context, trx, queued, wanted.startAfter)
}
