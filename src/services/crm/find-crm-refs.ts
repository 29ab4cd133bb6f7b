import type { CrmMeetingRefs } from '../../../crm/contract/crm-provider.ts'
import { findRefs } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'

/** What the CRM holds of a meeting; undefined until it is written there. */
export async function findCrmRefs(
  context: Pick<ServiceContext, 'db'>,
  meetingId: string,
): Promise<CrmMeetingRefs | undefined> {
  const refs = await findRefs(context.db, { meetingId, target: { kind: 'crm' } })
  const known = refs as Partial<CrmMeetingRefs> | undefined
  return known?.engagementId === undefined ? undefined : (known as CrmMeetingRefs)
}
