import type { DeliveryTarget } from '../../model/delivery-target.ts'
import { listShownRevisions } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'

/** Targets that show a meeting, in any revision. */
export async function listShownTargets(
  { db }: Pick<ServiceContext, 'db'>,
  meetingId: string,
): Promise<readonly DeliveryTarget[]> {
  const { targets } = await listShownRevisions(db, { meetingId })
  return targets
}
