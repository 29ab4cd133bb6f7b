import type { CrmMeetingRefs } from '../../crm/crm-provider.ts'
import { findRefs } from '../store/deliveries.ts'
import type { ServiceContext } from './context.ts'

/** What the CRM holds of a meeting; undefined until it is written there. */
export const findCrmRefs = async (
  context: Pick<ServiceContext, 'db'>,
  meetingId: string,
): Promise<CrmMeetingRefs | undefined> =>
  (await findRefs(context.db, { meetingId, target: 'crm' })) as CrmMeetingRefs | undefined
