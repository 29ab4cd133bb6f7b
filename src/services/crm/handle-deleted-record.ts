import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { Meeting } from '../../model/entities.ts'
import { holdDelivery, listDeletedRecords, noteCrmRefs } from '../../store/crm/crm-deliveries.ts'
import { advanceDelivery, type Delivery } from '../../store/deliveries/deliveries.ts'
import type { ServiceContext } from '../context.ts'
import { cancellation } from '../meetings/cancel-meeting.ts'
import { changeMeeting } from '../meetings/change-meeting.ts'
import { labelOf } from './crm-look.ts'
import { readCrmRefs } from './read-crm-refs.ts'

/** So many may be deleted at once without anybody being asked. */
const fewRecords = 5
const togetherMs = 10 * 60_000
/** Others that were deleted with it are told of by then. */
const settleMs = 30_000

interface DeletedRecord {
  crm: CrmProvider
  delivery: Delivery
  meeting: Meeting
  engagementId: string
}

const manyWords = (label: string, count: number) =>
  `This meeting’s record was deleted in ${label} with ${count - 1} others. None of the meetings was canceled: cancel them one by one, or retry to write the record again.`

/** Looked at again when it is clear whether it was one of many. */
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
      // What was deleted is not made anew to say so.
      await advanceDelivery(trx, { id: delivery.id, revision: revision + 1 })
      return cancellation(trx, known, { reason: `Deleted in ${label}` })
    },
    { takesTime: true },
  )
}

/** What of ours is on its way there makes the record anew; one that is over says nothing of how it went. */
const isToBeFollowed = ({ delivery, meeting }: DeletedRecord, now: number) =>
  meeting.status === 'scheduled' &&
  meeting.endsAt > now &&
  delivery.deliveredRevision === meeting.revision

/**
 * A meeting whose record was deleted is canceled. Where so many are deleted within minutes that it looks like an
 * accident, they wait for a person.
 */
export async function handleDeletedRecord(
  context: ServiceContext,
  deleted: DeletedRecord,
): Promise<void> {
  const { delivery, meeting, crm } = deleted
  const now = context.clock()
  const { goneAt, isLeft } = readCrmRefs(context, delivery)
  if (isLeft || !isToBeFollowed(deleted, now)) return
  if (goneAt === undefined) {
    await noteCrmRefs(context.db, delivery.id, { goneAt: now })
    return comeBack(context, deleted)
  }
  if (now < goneAt + settleMs) return
  const { workspaceId } = meeting
  const together = await listDeletedRecords(context.db, { workspaceId, since: goneAt - togetherMs })
  if (together.length <= fewRecords) return cancel(context, deleted)
  const reason = manyWords(labelOf(context, crm.id), together.length)
  await noteCrmRefs(context.db, delivery.id, { isLeft: true })
  await holdDelivery(context.db, { ids: [delivery.id], reason })
}
