import { z } from 'zod'
import type { DeliveryAdapter } from '../../jobs/delivery-adapter.ts'
import type { TargetOf } from '../../model/delivery-target.ts'
import { findRefusal } from '../../store/deliveries/delivery-ledger.ts'
import { findUserById } from '../../store/people/users.ts'
import type { ServiceContext } from '../context.ts'
import { notifyOfRefusal } from './notify-of-refusal.ts'
import type { HealthNotifier } from './outage-notifier.ts'
import { readRefs } from './read-refs.ts'

/** The reasons that the host was notified of. */
const reasonRefs = z.object({ reasons: z.array(z.string()) })

/** Notifies the host once per reason: the record waits because of fields that the CRM's admin requires. */
export const rejectedRecordAdapter = (parts: {
  context: Pick<ServiceContext, 'db' | 'crmFor' | 'log'>
  notifiers: readonly HealthNotifier[]
}): DeliveryAdapter<TargetOf<'rejected-record'>> => ({
  kind: 'rejected-record',
  deliver: async ({ meeting, refs }) => {
    const { db, crmFor } = parts.context
    const found = meeting && (await findRefusal(db, meeting.id))
    if (!meeting || !found) return 'nothing-to-do'
    const { reason } = found
    const notified = readRefs(parts.context, reasonRefs, refs)?.reasons ?? []
    if (notified.includes(reason)) return 'nothing-to-do'
    const user = await findUserById(db, meeting.host.id)
    if (!user) return 'nothing-to-do'
    const { id: provider } = await crmFor(meeting.workspaceId)
    const { name: inviteeName } = meeting.invitee
    const refusal = { what: 'record', user, meeting, inviteeName, provider, ...found } as const
    return (await notifyOfRefusal(parts.notifiers, refusal))
      ? { revision: meeting.revision, refs: { reasons: [...notified, reason] } }
      : 'nothing-to-do'
  },
})
