import { ProviderError } from '../providers/provider-error.ts'
import type { ServiceContext } from '../services/context.ts'
import type { HealthTeller, Place, RefusedRecord } from '../services/health-teller.ts'
import { findRefusal } from '../store/delivery-ledger.ts'
import { findUserById } from '../store/users.ts'
import type { DeliveryTarget } from './delivery-target.ts'

/** Tells the host that the CRM does not take the record of a meeting. */
export const refusedHost = 'refused:host'

/** Where the way itself is lost, another is taken. */
async function tell(
  tellers: readonly HealthTeller[],
  record: RefusedRecord,
): Promise<Place | undefined> {
  for (const teller of tellers) {
    try {
      const place = await teller.tellRefused(record)
      if (place) return place
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== 'unauthorized') throw error
    }
  }
  return undefined
}

/** Once for each reason: fields that the CRM's admin requires are the rep's to know, and the record waits (F53). */
export const refusedTarget = (parts: {
  context: Pick<ServiceContext, 'db' | 'crmFor'>
  tellers: readonly HealthTeller[]
}): DeliveryTarget => ({
  matches: target => target === refusedHost,
  deliver: async ({ meeting, refs }) => {
    const { db, crmFor } = parts.context
    const reason = meeting && (await findRefusal(db, meeting.id))
    if (!meeting || !reason) return 'nothing-to-do'
    const told = ((refs ?? {}) as { reasons?: string[] }).reasons ?? []
    if (told.includes(reason)) return 'nothing-to-do'
    const user = await findUserById(db, meeting.host.id)
    if (!user) return 'nothing-to-do'
    const { id: provider } = await crmFor(meeting.workspaceId)
    const { name: inviteeName } = meeting.invitee
    const place = await tell(parts.tellers, { user, meeting, inviteeName, provider, reason })
    return place
      ? { revision: meeting.revision, refs: { reasons: [...told, reason] } }
      : 'nothing-to-do'
  },
})
