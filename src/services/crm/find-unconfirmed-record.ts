import type { CrmHeldMeeting } from '../../../crm/contract/crm-changes.ts'
import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { Meeting } from '../../model/entities.ts'

/** Allowance for clocks that differ. */
const leewayMs = 2 * 60_000

/**
 * Finds the record of a meeting whose first write was never answered: it may exist, and somebody may have
 * changed it since. Undefined if it is not among the changes, or the CRM cannot list them.
 */
export async function findUnansweredRecord({
  crm,
  meeting,
  sendingAt,
}: {
  crm: CrmProvider
  meeting: Meeting
  sendingAt: number | undefined
}): Promise<CrmHeldMeeting | undefined> {
  if (sendingAt === undefined || !crm.listChangedMeetings) return undefined
  let since = sendingAt - leewayMs
  for (let hasMore = true; hasMore; ) {
    const changes = await crm.listChangedMeetings(since)
    const found = changes.meetings.find(({ meetingId }) => meetingId === meeting.id)
    if (found) return found
    hasMore = changes.hasMore && changes.until > since
    since = changes.until
  }
  return undefined
}
