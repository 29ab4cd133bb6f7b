import type { Knex } from 'knex'
import { formatTarget, type StoredTarget } from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import type { Outage, OutageCode } from '../../model/outages.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

export interface OutageRow {
  id: string
  workspace_id: WorkspaceId
  subject: string
  provider: string
  owner_id: string | null
  code: OutageCode
  reason: string
  reason_code: string | null
  opened_at: Date
  since: Date
  failures: number
  probe_at: Date
  notified_at: Date | null
  ended_at: Date | null
}

export type StoredOutage = Outage & { workspaceId: WorkspaceId }

export const toOutage = (row: OutageRow): StoredOutage => ({
  id: row.id,
  workspaceId: row.workspace_id,
  subject: row.subject,
  provider: row.provider,
  ownerId: row.owner_id ?? undefined,
  code: row.code,
  reason: row.reason,
  reasonCode: row.reason_code ?? undefined,
  openedAt: toInstant(row.opened_at),
  since: toInstant(row.since),
  failures: row.failures,
  probeAt: toInstant(row.probe_at),
  notifiedAt: row.notified_at ? toInstant(row.notified_at) : undefined,
  endedAt: row.ended_at ? toInstant(row.ended_at) : undefined,
})

/** What an outage affects. */
export interface OutageSubject {
  workspaceId: WorkspaceId
  /** `crm`, or `connection:<id>`. */
  subject: string
}

export const openOf = (db: Knex, { workspaceId, subject }: OutageSubject) =>
  db('outages').where({ workspace_id: workspaceId, subject }).whereNull('ended_at')

export async function findOutage(db: Knex, id: string): Promise<StoredOutage | undefined> {
  const row = await db<OutageRow>('outages').where({ id }).first()
  return row && toOutage(row)
}

export async function findOpenOutage(
  db: Knex,
  of: OutageSubject,
): Promise<StoredOutage | undefined> {
  const row: OutageRow | undefined = await openOf(db, of).first()
  return row && toOutage(row)
}

/** Of one workspace; of all if none is given. */
export async function listOpenOutages(
  db: Knex,
  { workspaceId }: { workspaceId?: WorkspaceId } = {},
): Promise<StoredOutage[]> {
  const rows = await db<OutageRow>('outages')
    .whereNull('ended_at')
    .modify(query => workspaceId && query.where({ workspace_id: workspaceId }))
    .orderBy('since')
  return rows.map(toOutage)
}

/** @returns false if it was marked before */
export async function markNotified(
  trx: Knex,
  { id, now }: { id: string; now: number },
): Promise<boolean> {
  const count = await trx('outages')
    .where({ id, notified_at: null })
    .update({ notified_at: toTimestamp(now) })
  return count > 0
}

/** @returns the outage that ends by this; undefined if there was none */
export async function endOutage(
  trx: Knex,
  of: OutageSubject & { now: number },
): Promise<StoredOutage | undefined> {
  const [row] = await openOf(trx, of)
    .update({ ended_at: toTimestamp(of.now) })
    .returning<OutageRow[]>('*')
  return row && toOutage(row)
}

/** The open outages of this account, whether it belongs to a user or is the workspace's CRM. */
export async function lockOutagesOf(
  trx: Knex,
  of: { workspaceId: WorkspaceId; connectionId: string; provider: string },
): Promise<string[]> {
  const rows = await trx<OutageRow>('outages')
    .where({ workspace_id: of.workspaceId })
    .whereNull('ended_at')
    .where(own =>
      own
        .where({ subject: `connection:${of.connectionId}` })
        .orWhere({ subject: 'crm', provider: of.provider }),
    )
    .forUpdate()
    .select('id')
  return rows.map(({ id }) => id)
}

export async function deleteOutage(trx: Knex, id: string): Promise<void> {
  await trx('outages').where({ id }).delete()
}

/** Lets one caller try the provider. Until `next`, all others get false. */
export async function takeProbe(
  db: Knex,
  { id, now, next }: { id: string; now: number; next: number },
): Promise<boolean> {
  const count = await db('outages')
    .where({ id })
    .where('probe_at', '<=', toTimestamp(now))
    .update({ probe_at: toTimestamp(next) })
  return count > 0
}

/** Postpones the next try, because the provider asked us to wait. */
export async function postponeProbe(
  trx: Knex,
  { id, until }: { id: string; until: number },
): Promise<void> {
  await trx('outages')
    .where({ id })
    .update({ probe_at: trx.raw('greatest(probe_at, ?)', [toTimestamp(until)]) })
}

/** Allows a try now, because a person asked for one: of the CRM, or of somebody's calendars. */
export async function allowProbe(
  trx: Knex,
  { workspaceId, target, now }: { workspaceId: WorkspaceId; target: StoredTarget; now: number },
): Promise<void> {
  await trx('outages')
    .where({ workspace_id: workspaceId, ended_at: null })
    .where(
      target.kind === 'calendar' ? { owner_id: target.userId } : { subject: formatTarget(target) },
    )
    .update({ probe_at: toTimestamp(now) })
}
