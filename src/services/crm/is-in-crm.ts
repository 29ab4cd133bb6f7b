import type { Meeting } from '../../model/entities.ts'
import { findCrmDelivery } from '../../store/crm/crm-deliveries.ts'
import type { ServiceContext } from '../context.ts'

/** Whether the CRM has the meeting's present state; false while a write is pending. */
export async function isInCrm(
  { db }: Pick<ServiceContext, 'db'>,
  { id, revision }: Pick<Meeting, 'id' | 'revision'>,
): Promise<boolean> {
  const delivery = await findCrmDelivery(db, id)
  return delivery?.state === 'delivered' && delivery.deliveredRevision === revision
}
