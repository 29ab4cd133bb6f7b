import { parseTarget, type StoredTarget } from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant } from '../database/connect.ts'

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

export interface AgedRow extends QueuedRow {
  created_at: Date
}

/** Sorts by when the deliveries were first planned, which is the order of the bookings. */
export const oldestFirst = (rows: readonly AgedRow[]): QueuedDelivery[] =>
  [...rows]
    .sort((a, b) => a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1))
    .map(toQueued)
