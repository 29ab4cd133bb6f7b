import type { Knex } from 'knex'
import type { WorkspaceId } from '../scheduling/entities.ts'
import { toInstant } from './connect.ts'
import { type DeliveryRow, type DeliveryState, toDelivery } from './deliveries.ts'

export interface LedgerLine {
  id: string
  meetingId: string | undefined
  proposalId: string | undefined
  reference: string | undefined
  title: string
  hostId: string
  target: string
  state: DeliveryState
  attempts: number
  lastError: string | undefined
  nextTryAt: number | undefined
  updatedAt: number
}

interface LedgerRow extends DeliveryRow {
  reference_number: number | null
  title: string
  host_id: string
  updated_at: Date
}

export interface LedgerQuery {
  workspaceId: WorkspaceId
  id?: string | undefined
  meetingId?: string | undefined
  hostId?: string | undefined
  state?: DeliveryState | undefined
}

/** The ledger, what needs a person first, then the latest. */
export async function listLedger(
  db: Knex,
  query: LedgerQuery & { limit: number },
): Promise<LedgerLine[]> {
  const { rows } = await db.raw<{ rows: LedgerRow[] }>(
    `select d.*, m.reference_number, coalesce(m.title, p.title) as title, coalesce(m.host_id, p.host_id) as host_id
       from deliveries d left join meetings m on m.id = d.meeting_id left join proposals p on p.id = d.proposal_id
      where d.workspace_id = :workspaceId and (:state::text is null or d.state = :state)
        and (:id::uuid is null or d.id = :id) and (:meetingId::uuid is null or d.meeting_id = :meetingId)
        and (:hostId::uuid is null or coalesce(m.host_id, p.host_id) = :hostId)
      order by array_position(array['failed', 'retrying', 'queued', 'delivered', 'skipped'], d.state), d.updated_at desc
      limit :limit`,
    {
      workspaceId: query.workspaceId,
      id: query.id ?? null,
      meetingId: query.meetingId ?? null,
      hostId: query.hostId ?? null,
      state: query.state ?? null,
      limit: query.limit,
    },
  )
  return rows.map(row => {
    const { id, meetingId, proposalId, target, state, attempts, lastError, nextTryAt } =
      toDelivery(row)
    return {
      id,
      meetingId,
      proposalId,
      target,
      state,
      attempts,
      lastError,
      nextTryAt,
      reference: row.reference_number === null ? undefined : `B-${row.reference_number}`,
      title: row.title,
      hostId: row.host_id,
      updatedAt: toInstant(row.updated_at),
    }
  })
}

export async function countDeliveriesByState(db: Knex): Promise<Map<DeliveryState, number>> {
  const { rows } = await db.raw<{ rows: { state: DeliveryState; count: number }[] }>(
    'select state, count(*)::int as count from deliveries group by state',
  )
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** Why the CRM does not take a meeting's record; undefined where it does. */
export async function findRefusal(db: Knex, meetingId: string): Promise<string | undefined> {
  const row = await db<DeliveryRow>('deliveries')
    .where({ meeting_id: meetingId, target: 'crm', state: 'failed' })
    .first('last_error')
  return row?.last_error ?? undefined
}
