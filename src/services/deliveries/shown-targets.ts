import type { DeliveryTarget } from '../../model/delivery-target.ts'
import { listShownRevisions } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'

/** The targets that show a meeting, whatever revision of it. */
export async function listShownTargets(
  { db }: Pick<ServiceContext, 'db'>,
  meetingId: string,
): Promise<readonly DeliveryTarget[]> {
  const { targets } = await listShownRevisions(db, { meetingId })
  return targets
}
