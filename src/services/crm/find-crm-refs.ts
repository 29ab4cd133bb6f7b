import type { CrmMeetingRefs } from '../../../crm/contract/crm-provider.ts'
import { findRefs } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'
import { readCrmRefs } from './read-crm-refs.ts'

/** The CRM's refs of a meeting; undefined until it is written there. */
export async function findCrmRefs(
  context: Pick<ServiceContext, 'db' | 'log'>,
  meetingId: string,
): Promise<CrmMeetingRefs | undefined> {
  const refs = await findRefs(context.db, { meetingId, target: { kind: 'crm' } })
  const { engagementId, ...known } = readCrmRefs(context, { refs })
  if (engagementId === undefined) return undefined
  return { contactId: '', contactUrl: '', engagementUrl: '', ...known, engagementId }
}
