import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { Meeting } from '../../model/entities.ts'
import { isOpen } from '../../model/meeting-status.ts'
import { holdDelivery, listDeletedRecords, noteCrmRefs } from '../../store/crm/crm-deliveries.ts'
import type { Delivery } from '../../store/deliveries/delivery-rows.ts'
import { advanceDelivery } from '../../store/deliveries/settle-delivery.ts'
import type { ServiceContext } from '../context.ts'
import { cancellation } from '../meetings/cancel-meeting.ts'
import { changeMeeting } from '../meetings/change-meeting.ts'
import { labelOf } from './crm-look.ts'
import { readCrmRefs } from './read-crm-refs.ts'

/** Up to this many records may be deleted at once without a question. */
const fewRecords = 5
const togetherMs = 10 * 60_000
/** By then, notifications of records that were deleted at the same time have arrived. */
const settleMs = 30_000

interface DeletedRecord {
  crm: CrmProvider
  delivery: Delivery
  meeting: Meeting
  engagementId: string
}

const manyDeletedText = (label: string, count: number) =>
  `This meeting’s record was deleted in ${label} with ${count - 1} others. None of the meetings was canceled: cancel them one by one, or retry to write the record again.`

/** Looks at the record again when it is clear whether many were deleted. */
async function comeBack(context: ServiceContext, { crm, meeting, engagementId }: DeletedRecord) {
  const { workspaceId } = meeting
  const payload = { workspaceId, provider: crm.id, engagementId, attempt: 1 }
  const startAfter = context.clock() + settleMs
  await context.jobs.enqueue(context.db, 'follow-crm-meeting', [{ payload, startAfter }])
}

async function cancel(
  context: ServiceContext,
  { crm, delivery, meeting }: DeletedRecord,
): Promise<void> {
  const label = labelOf(context, crm.id)
  const { workspaceId, id: meetingId, revision } = meeting
  const actor = { kind: 'system', name: label } as const
  await changeMeeting(
    context,
    { workspaceId, meetingId, actor },
    async (known, trx) => {
      if (known.revision !== revision) return undefined
      // The deleted record must not be recreated only to show the cancellation.
      await advanceDelivery(trx, { id: delivery.id, revision: revision + 1 })
      return cancellation(trx, known, { reason: `Deleted in ${label}` })
    },
    { takesTime: true },
  )
}

/**
 * If a change of ours is pending, it creates the record again. A meeting that was made in a calendar is canceled there
 * only. The deletion of the record of a meeting that is
 * past or has an outcome says nothing about the outcome.
 */
const isToBeFollowed = ({ delivery, meeting }: DeletedRecord, now: number) =>
  isOpen(meeting, now) &&
  meeting.source !== 'calendar' &&
  delivery.deliveredRevision === meeting.revision

/**
 * Cancels a meeting whose record was deleted. If so many are deleted within minutes that it looks like an
 * accident, they wait for a person.
 */
export async function handleDeletedRecord(
  context: ServiceContext,
  deleted: DeletedRecord,
): Promise<void> {
  const { delivery, meeting, crm } = deleted
  const now = context.clock()
  const { deletedAt, isLeft } = readCrmRefs(context, delivery)
  if (isLeft || !isToBeFollowed(deleted, now)) return
  if (deletedAt === undefined) {
    await noteCrmRefs(context.db, delivery.id, { deletedAt: now })
    return comeBack(context, deleted)
  }
  if (now < deletedAt + settleMs) return
  const { workspaceId } = meeting
  const together = await listDeletedRecords(context.db, {
    workspaceId,
    since: deletedAt - togetherMs,
  })
  if (together.length <= fewRecords) return cancel(context, deleted)
  const reason = manyDeletedText(labelOf(context, crm.id), together.length)
  await noteCrmRefs(context.db, delivery.id, { isLeft: true })
  await holdDelivery(context.db, { ids: [delivery.id], reason })
}
