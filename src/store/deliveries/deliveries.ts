import type { Knex } from 'knex'
import {
  type DeliveryTarget,
  distinctTargets,
  formatTarget,
  parseTarget,
  type StoredTarget,
} from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'
import {
  type AgedRow,
  type Delivery,
  type DeliveryRow,
  oldestFirst,
  type QueuedDelivery,
  type QueuedRow,
  toDelivery,
  toQueued,
} from './delivery-rows.ts'

export type DeliverySubject = { meetingId: string } | { proposalId: string }

/** Queues deliveries for these targets: missing rows are inserted, existing ones are queued again. */
export async function queueDeliveries(
  trx: Knex,
  wanted: { workspaceId: WorkspaceId; subject: DeliverySubject; targets: readonly StoredTarget[] },
): Promise<QueuedDelivery[]> {
  if (wanted.targets.length === 0) return []
  const isMeeting = 'meetingId' in wanted.subject
  const rows = await trx('deliveries')
    .insert(
      distinctTargets(wanted.targets).map(target => ({
        workspace_id: wanted.workspaceId,
        meeting_id: 'meetingId' in wanted.subject ? wanted.subject.meetingId : null,
        proposal_id: 'proposalId' in wanted.subject ? wanted.subject.proposalId : null,
        target: formatTarget(target),
      })),
    )
    .onConflict(isMeeting ? ['meeting_id', 'target'] : ['proposal_id', 'target'])
    .merge({ state: 'queued', attempts: 0, next_try_at: null, updated_at: trx.fn.now() })
    .returning<QueuedRow[]>(['id', 'target'])
  return rows.map(toQueued)
}

/** Queues all pending deliveries of a target again, the oldest first. */
export async function requeuePending(
  trx: Knex,
  { workspaceId, target }: { workspaceId: WorkspaceId; target: StoredTarget },
): Promise<QueuedDelivery[]> {
  const rows = await trx('deliveries')
    .where({ workspace_id: workspaceId, target: formatTarget(target) })
    .whereIn('state', ['failed', 'retrying'])
    .update({ state: 'queued', attempts: 0, next_try_at: null, updated_at: trx.fn.now() })
    .returning<AgedRow[]>(['id', 'target', 'created_at'])
  return oldestFirst(rows)
}

/**
 * Queues a delivery again if it is done or running. A delivery that still waits will read the change by itself.
 */
export async function requeueShown(
  trx: Knex,
  { meetingId, target }: { meetingId: string; target: DeliveryTarget },
): Promise<QueuedDelivery[]> {
  const rows = await trx('deliveries')
    .where({ meeting_id: meetingId, target: formatTarget(target) })
    .where(shown =>
      shown
        .where({ state: 'delivered' })
        .orWhere(running => running.where({ state: 'queued' }).where('attempts', '>', 0)),
    )
    .update({ state: 'queued', attempts: 0, next_try_at: null, updated_at: trx.fn.now() })
    .returning<QueuedRow[]>(['id', 'target'])
  return rows.map(toQueued)
}

/** The revision that each target shows; targets that show nothing yet are absent. */
interface ShownRevisions {
  targets: readonly DeliveryTarget[]
  of(target: DeliveryTarget): number | undefined
}

/** Of a meeting or a proposal. */
export async function listShownRevisions(
  db: Knex,
  subject: DeliverySubject,
): Promise<ShownRevisions> {
  const rows = await db<DeliveryRow>('deliveries')
    .where(
      'meetingId' in subject
        ? { meeting_id: subject.meetingId }
        : { proposal_id: subject.proposalId },
    )
    .whereNotNull('delivered_revision')
    .select('target', 'delivered_revision')
  const revisions = new Map(rows.map(row => [row.target, Number(row.delivered_revision)]))
  const stored = rows.map(row => parseTarget(row.target))
  return {
    targets: stored.filter(target => target.kind !== 'unknown'),
    of: target => revisions.get(formatTarget(target)),
  }
}

/** Deliveries that wait for a worker, to be queued again at the start after a crash. */
export async function listUnfinishedDeliveries(
  db: Knex,
  { now, limit }: { now: number; limit: number },
): Promise<QueuedDelivery[]> {
  const rows = await db<DeliveryRow>('deliveries')
    .where({ state: 'queued' })
    .orWhere(due => due.where({ state: 'retrying' }).where('next_try_at', '<=', toTimestamp(now)))
    .orderBy('updated_at')
    .limit(limit)
    .select('id', 'target')
  return rows.map(toQueued)
}

export async function findDelivery(db: Knex, id: string): Promise<Delivery | undefined> {
  const row = await db<DeliveryRow>('deliveries').where({ id }).first()
  return row && toDelivery(row)
}

export type InvitationOwner = 'mail' | 'calendar'

const inviteeMail = { kind: 'meeting-mail', audience: 'invitee' } as const

/** Which channel sent the invitation; undefined before the invitee was first notified. */
export async function findInvitation(
  db: Knex,
  meetingId: string,
): Promise<InvitationOwner | undefined> {
  const row = await db<DeliveryRow>('deliveries')
    .where({ meeting_id: meetingId, target: formatTarget(inviteeMail) })
    .whereNotNull('delivered_revision')
    .first<{ owner: string | null } | undefined>(db.raw(`refs->>'invitation' as owner`))
  if (!row) return undefined
  return row.owner === 'calendar' ? 'calendar' : 'mail'
}

/** The provider's refs for a target of a meeting, once delivered. */
export async function findRefs(
  db: Knex,
  { meetingId, target }: { meetingId: string; target: DeliveryTarget },
): Promise<unknown> {
  const row = await db<DeliveryRow>('deliveries')
    .where({ meeting_id: meetingId, target: formatTarget(target) })
    .first('refs')
  return row?.refs ?? undefined
}
