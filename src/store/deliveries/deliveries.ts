import type { Knex } from 'knex'
import {
  type DeliveryTarget,
  distinctTargets,
  formatTarget,
  parseTarget,
  type StoredTarget,
} from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

export type DeliveryState = 'queued' | 'retrying' | 'delivered' | 'failed' | 'skipped'

export interface Delivery {
  id: string
  workspaceId: WorkspaceId
  meetingId: string | undefined
  proposalId: string | undefined
  target: StoredTarget
  state: DeliveryState
  deliveredRevision: number | undefined
  refs: unknown
  attempts: number
  /** In English; text of a provider's adapter is stored unchanged. */
  lastError: string | undefined
  /** Code of `lastError` if the reason is one of Parley's own. */
  lastErrorCode: string | undefined
  nextTryAt: number | undefined
}

export interface DeliveryRow {
  id: string
  workspace_id: WorkspaceId
  meeting_id: string | null
  proposal_id: string | null
  target: string
  state: DeliveryState
  delivered_revision: number | null
  refs: unknown
  attempts: number
  last_error: string | null
  last_error_code: string | null
  next_try_at: Date | null
}

export const toDelivery = (row: DeliveryRow): Delivery => ({
  id: row.id,
  workspaceId: row.workspace_id,
  meetingId: row.meeting_id ?? undefined,
  proposalId: row.proposal_id ?? undefined,
  target: parseTarget(row.target),
  state: row.state,
  deliveredRevision: row.delivered_revision ?? undefined,
  refs: row.refs ?? undefined,
  attempts: row.attempts,
  lastError: row.last_error ?? undefined,
  lastErrorCode: row.last_error_code ?? undefined,
  nextTryAt: row.next_try_at ? toInstant(row.next_try_at) : undefined,
})

/** What a job needs to know about a delivery. */
export interface QueuedDelivery {
  id: string
  target: StoredTarget
}

export interface QueuedRow {
  id: string
  target: string
}

export const toQueued = ({ id, target }: QueuedRow): QueuedDelivery => ({
  id,
  target: parseTarget(target),
})

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

interface AgedRow extends QueuedRow {
  created_at: Date
}

/** Sorts by when the deliveries were first planned, which is the order of the bookings. */
export const oldestFirst = (rows: readonly AgedRow[]): QueuedDelivery[] =>
  [...rows]
    .sort((a, b) => a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1))
    .map(toQueued)

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

/** Starts an attempt of a waiting delivery and counts it. Undefined if there is nothing to do. */
export async function startAttempt(db: Knex, id: string): Promise<Delivery | undefined> {
  const [row] = await db('deliveries')
    .where({ id })
    .whereIn('state', ['queued', 'retrying'])
    .update({ attempts: db.raw('attempts + 1') })
    .returning<DeliveryRow[]>('*')
  return row && toDelivery(row)
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

interface DeliveryResult {
  id: string
  /** Number of the attempt that ended. */
  attempt: number
  state: DeliveryState
  deliveredRevision?: number | undefined
  refs?: unknown
  lastError?: string
  lastErrorCode?: string | undefined
  nextTryAt?: number
  /** The outage that caused the failure; null: another cause. If absent, the stored value stays. */
  outageId?: string | null
}

/**
 * Writes the result of an attempt. Without refs or revision, the stored ones stay. If the target was queued
 * again meanwhile, because its meeting changed, it stays queued.
 */
export async function settleDelivery(db: Knex, result: DeliveryResult): Promise<void> {
  const unlessRequeued = (column: string, value: string | Date | null) =>
    db.raw('case when attempts = ? then ? else ?? end', [result.attempt, value, column])
  await db('deliveries')
    .where({ id: result.id })
    .update({
      delivered_revision: result.deliveredRevision,
      refs: result.refs === undefined ? undefined : JSON.stringify(result.refs),
      state: unlessRequeued('state', result.state),
      last_error: result.lastError ?? null,
      last_error_code: result.lastErrorCode ?? null,
      outage_id: result.outageId,
      next_try_at: unlessRequeued(
        'next_try_at',
        result.nextTryAt === undefined ? null : toTimestamp(result.nextTryAt),
      ),
      updated_at: db.fn.now(),
    })
}

/** Marks a target as out of date, so that it is written once more. */
export async function outdateDelivery(trx: Knex, id: string): Promise<void> {
  await trx('deliveries')
    .where({ id, state: 'delivered' })
    .whereNotNull('delivered_revision')
    .update({ delivered_revision: -1 })
}

/** Sets the shown revision of a target that needs no write, because it changed by itself. */
export async function advanceDelivery(
  trx: Knex,
  { id, revision }: { id: string; revision: number },
): Promise<void> {
  await trx('deliveries')
    .where({ id })
    .update({ delivered_revision: revision, updated_at: trx.fn.now() })
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
