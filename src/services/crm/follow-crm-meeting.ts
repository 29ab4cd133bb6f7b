import type { CrmProvider } from '../../../crm/contract/crm-provider.ts'
import type { Meeting, WorkspaceId } from '../../model/entities.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import { maxAttempts, retryDelayMs } from '../../providers/retry-delay.ts'
import {
  findCrmDelivery,
  findDeliveryOfRecord,
  forgetDeletion,
  holdDelivery,
} from '../../store/crm/crm-deliveries.ts'
import { withSessionLock } from '../../store/database/session-lock.ts'
import { findDelivery } from '../../store/deliveries/deliveries.ts'
import type { Delivery } from '../../store/deliveries/delivery-rows.ts'
import { findMeeting } from '../../store/meetings/meetings.ts'
import type { ServiceContext } from '../context.ts'
import { deliverTo } from '../deliveries/enqueue-deliveries.ts'
import { adoptCrmMeeting } from './adopt-crm-meeting.ts'
import { handleDeletedRecord } from './handle-deleted-record.ts'
import { readCrmRefs } from './read-crm-refs.ts'
import { reconcileCrm } from './reconcile-crm.ts'

interface FollowCrmMeeting {
  workspaceId: WorkspaceId
  provider: string
  engagementId: string
  attempt: number
}

const heldElsewhereMs = 3_000

interface Following {
  crm: CrmProvider
  delivery: Delivery
  meeting: Meeting
  engagementId: string
}

async function look(context: ServiceContext, following: Following): Promise<void> {
  const { crm, delivery, meeting, engagementId } = following
  const held = await crm.readMeeting(engagementId)
  if (!held) return handleDeletedRecord(context, following)
  if (readCrmRefs(context, delivery).deletedAt !== undefined)
    await forgetDeletion(context.db, delivery.id)
  const { conflict } = await reconcileCrm(context, { crm, delivery, meeting, held })
  if (conflict) {
    await holdDelivery(context.db, { ids: [delivery.id], reason: conflict.text })
    return
  }
  // The cause of the failed delivery may have been resolved.
  if (delivery.state === 'failed') await tryAgain(context, meeting)
}

const tryAgain = (context: ServiceContext, { workspaceId, id: meetingId }: Meeting) =>
  context.db.transaction(trx =>
    deliverTo(context, trx, { workspaceId, subject: { meetingId }, targets: [{ kind: 'crm' }] }),
  )

/** Reads a record of ours while no delivery writes it. */
async function followOwn(
  context: ServiceContext,
  { crm, deliveryId, engagementId }: { crm: CrmProvider; deliveryId: string; engagementId: string },
): Promise<'done' | 'held'> {
  const wasRun = await withSessionLock(context.db, `delivery:${deliveryId}`, async () => {
    const delivery = await findDelivery(context.db, deliveryId)
    const meeting = delivery?.meetingId && (await findMeeting(context.db, delivery.meetingId))
    if (!delivery || !meeting || readCrmRefs(context, delivery).engagementId !== engagementId)
      return
    await look(context, { crm, delivery, meeting, engagementId })
  })
  return wasRun ? 'done' : 'held'
}

/** A record without a known delivery: ours if its first write was not answered, otherwise made in the CRM. */
async function followUnknown(
  context: ServiceContext,
  crm: CrmProvider,
  { workspaceId, engagementId }: FollowCrmMeeting,
): Promise<'done' | 'held'> {
  const held = await crm.readMeeting(engagementId)
  if (!held) return 'done'
  const delivery = held.meetingId ? await findCrmDelivery(context.db, held.meetingId) : undefined
  // The delivery finds its record when it is tried again.
  if (delivery?.workspaceId === workspaceId)
    return readCrmRefs(context, delivery).engagementId === undefined ? 'held' : 'done'
  await adoptCrmMeeting(context, { crm, workspaceId, held })
  return 'done'
}

async function follow(context: ServiceContext, job: FollowCrmMeeting): Promise<'done' | 'held'> {
  const crm = await context.crmFor(job.workspaceId)
  // The workspace has changed to another CRM.
  if (crm.id !== job.provider) return 'done'
  const { accountId } = crm
  const known = await findDeliveryOfRecord(context.db, { ...job, accountId })
  if (!known) return followUnknown(context, crm, job)
  return followOwn(context, { crm, deliveryId: known.id, engagementId: job.engagementId })
}

/**
 * Applies the changes of a CRM record to its meeting, and saves meetings that were made there. Reads the
 * record's present state while no delivery writes it; may run twice or late. Our own writes change nothing
 * here.
 */
export async function followCrmMeeting(
  context: ServiceContext,
  job: FollowCrmMeeting,
): Promise<void> {
  const again = (attempt: number, delayMs: number) =>
    context.jobs.enqueue(context.db, 'follow-crm-meeting', [
      { payload: { ...job, attempt }, startAfter: context.clock() + delayMs },
    ])
  try {
    if ((await follow(context, job)) === 'done') return
    if (job.attempt < maxAttempts) await again(job.attempt + 1, heldElsewhereMs * job.attempt)
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    const { provider, code } = error
    context.log.warn({ provider, code }, 'The CRM could not be asked about a meeting')
    const mayPass = error.isPassing || code === 'conflict'
    // After the last attempt, the change is found when the delivery is next tried.
    if (!mayPass || job.attempt >= maxAttempts) return
    const delay = retryDelayMs({ attempt: job.attempt, random: Math.random() })
    await again(job.attempt + 1, Math.max(delay, error.retryAfterMs ?? 0))
  }
}
