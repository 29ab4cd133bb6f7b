import type { Knex } from 'knex'
import {
  type DeliveryChannel,
  formatTarget,
  parseTarget,
  type StoredTarget,
} from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant } from '../database/connect.ts'
import { type Delivery, type DeliveryRow, type DeliveryState, toDelivery } from './delivery-rows.ts'
import { calendarOwner, channelSql, followsSequence } from './target-sql.ts'

export interface LedgerLine
  extends Pick<
    Delivery,
    | 'id'
    | 'meetingId'
    | 'proposalId'
    | 'target'
    | 'state'
    | 'attempts'
    | 'lastError'
    | 'lastErrorCode'
    | 'nextTryAt'
  > {
  reference: string | undefined
  title: string
  hostId: string
  /** The invitee's name, and the owner of the calendar or messages if the target names one. */
  inviteeName: string
  personName: string | undefined
  /** The provider's data, in the target's own format. */
  refs: unknown
  /** Whether the delivered state is up to date; undefined: nothing was delivered yet. */
  isCurrent: boolean | undefined
  /** Present if the provider has an outage and this delivery waits for its end. */
  outage: { provider: string; since: number; probeAt: number } | undefined
  updatedAt: number
}

interface LedgerRow extends DeliveryRow {
  reference_number: number | null
  title: string
  host_id: string
  invitee_name: string | null
  person_name: string | null
  is_current: boolean | null
  outage_provider: string | null
  outage_since: Date | null
  outage_probe_at: Date | null
  updated_at: Date
}

export interface LedgerQuery {
  workspaceId: WorkspaceId
  id?: string | undefined
  meetingId?: string | undefined
  /** Only meetings with this user as host or organizer. */
  hostId?: string | undefined
  state?: DeliveryState | undefined
  kind?: DeliveryChannel | undefined
  /** In the title, the reference, or the invitee's name or address. */
  text?: string | undefined
}

const owner = `left join users u on u.id::text = ${calendarOwner('d.target')}`

const isCurrent = `case when d.delivered_revision is null or m.id is null then null
                        when ${followsSequence('d.target')} then d.delivered_revision >= m.sequence
                        else d.delivered_revision >= m.revision end`

const from = `
  from deliveries d left join meetings m on m.id = d.meeting_id left join proposals p on p.id = d.proposal_id
    left join outages o on o.id = d.outage_id and o.ended_at is null and d.state in ('queued', 'retrying', 'failed')
    ${owner}
    left join lateral (select name, email from attendees a where a.meeting_id = m.id and a.kind = 'invitee' limit 1) i on true
 where d.workspace_id = :workspaceId and (:state::text is null or d.state = :state)
   and (:id::uuid is null or d.id = :id) and (:meetingId::uuid is null or d.meeting_id = :meetingId)
   and (:kind::text is null or :kind = ${channelSql('d.target')})
   and (:hostId::uuid is null or coalesce(m.host_id, p.host_id) = :hostId or m.organizer_id = :hostId
        or exists (select 1 from meeting_hosts h where h.meeting_id = m.id and h.user_id = :hostId))
   and (:pattern::text is null or concat_ws(' ', m.title, p.title, 'B-' || m.reference_number, i.name, i.email) ilike :pattern)`

const likeOf = (text: string | undefined) =>
  text ? `%${text.replaceAll(/[\\%_]/g, mark => `\\${mark}`)}%` : null

const bindingsOf = ({ workspaceId, id, meetingId, hostId, state, kind, text }: LedgerQuery) => ({
  workspaceId,
  id: id ?? null,
  meetingId: meetingId ?? null,
  hostId: hostId ?? null,
  state: state ?? null,
  kind: kind ?? null,
  pattern: likeOf(text),
})

const outageOf = (row: LedgerRow): LedgerLine['outage'] =>
  row.outage_provider && row.outage_since && row.outage_probe_at
    ? {
        provider: row.outage_provider,
        since: toInstant(row.outage_since),
        probeAt: toInstant(row.outage_probe_at),
      }
    : undefined

function toLine(row: LedgerRow): LedgerLine {
  const delivery = toDelivery(row)
  const { id, meetingId, proposalId, target, state, attempts, nextTryAt, refs } = delivery
  return {
    id,
    meetingId,
    proposalId,
    target,
    state,
    attempts,
    lastError: delivery.lastError,
    lastErrorCode: delivery.lastErrorCode,
    nextTryAt,
    refs,
    reference: row.reference_number === null ? undefined : `B-${row.reference_number}`,
    title: row.title,
    hostId: row.host_id,
    inviteeName: row.invitee_name ?? '',
    personName: row.person_name ?? undefined,
    isCurrent: row.is_current ?? undefined,
    outage: outageOf(row),
    updatedAt: toInstant(row.updated_at),
  }
}

/** Lists deliveries: first those that need a person, then the latest. */
export async function listLedger(
  db: Knex,
  query: LedgerQuery & { limit: number; offset?: number },
): Promise<LedgerLine[]> {
  const { rows } = await db.raw<{ rows: LedgerRow[] }>(
    `select d.*, m.reference_number, coalesce(m.title, p.title) as title, coalesce(m.host_id, p.host_id) as host_id,
            i.name as invitee_name, u.name as person_name, ${isCurrent} as is_current,
            o.provider as outage_provider, o.since as outage_since, o.probe_at as outage_probe_at
     ${from}
      order by array_position(array['failed', 'retrying', 'queued', 'delivered', 'skipped'], d.state), d.updated_at desc, d.id
      limit :limit offset :offset`,
    { ...bindingsOf(query), limit: query.limit, offset: query.offset ?? 0 },
  )
  return rows.map(toLine)
}

export interface FailedTarget {
  target: StoredTarget
  personName: string | undefined
  count: number
}

/** Targets whose deliveries failed for good, with counts. */
export async function countFailedByTarget(
  db: Knex,
  workspaceId: WorkspaceId,
): Promise<FailedTarget[]> {
  const { rows } = await db.raw<{
    rows: { target: string; person_name: string | null; count: number }[]
  }>(
    `select d.target, u.name as person_name, count(*)::int as count
       from deliveries d ${owner}
      where d.workspace_id = ? and d.state = 'failed' group by d.target, u.name order by count desc, d.target`,
    [workspaceId],
  )
  return rows.map(({ target, person_name, count }) => ({
    target: parseTarget(target),
    personName: person_name ?? undefined,
    count,
  }))
}

export async function countDeliveriesByState(db: Knex): Promise<Map<DeliveryState, number>> {
  const { rows } = await db.raw<{ rows: { state: DeliveryState; count: number }[] }>(
    'select state, count(*)::int as count from deliveries group by state',
  )
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** Why the CRM rejects a meeting's record; undefined if it does not. */
export async function findRefusal(
  db: Knex,
  meetingId: string,
): Promise<{ reason: string; reasonCode: string | undefined } | undefined> {
  const row = await db<DeliveryRow>('deliveries')
    .where({ meeting_id: meetingId, target: formatTarget({ kind: 'crm' }), state: 'failed' })
    .first('last_error', 'last_error_code')
  return row?.last_error
    ? { reason: row.last_error, reasonCode: row.last_error_code ?? undefined }
    : undefined
}
