import type { Knex } from 'knex'
import { formatTarget, type StoredTarget } from '../../model/delivery-target.ts'
import type { WorkspaceId } from '../../model/entities.ts'
import type { Outage, OutageCode } from '../../model/outages.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

interface OutageRow {
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

const toOutage = (row: OutageRow): StoredOutage => ({
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

const openOf = (db: Knex, { workspaceId, subject }: OutageSubject) =>
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

export interface NotedFailure extends OutageSubject {
  provider: string
  ownerId: string | undefined
  code: OutageCode
  reason: string
  reasonCode: string | undefined
  now: number
  /** When the next try is made, if this opens an outage. */
  probeAt: number
  /** An outage that ended after this is opened again. */
  reopensAfter: number
}

/** Lets one process at a time record failures of a subject. The partial unique index guarantees it. */
const lockSubject = (trx: Knex, { workspaceId, subject }: OutageSubject) =>
  trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 2))', [`${workspaceId} ${subject}`])

async function countOn(trx: Knex, failure: NotedFailure): Promise<OutageRow | undefined> {
  const { code, reason, reasonCode, provider } = failure
  const [row] = await openOf(trx, failure)
    .update({
      code,
      reason,
      reason_code: reasonCode ?? null,
      provider,
      failures: trx.raw('failures + 1'),
    })
    .returning<OutageRow[]>('*')
  return row
}

async function reopen(trx: Knex, failure: NotedFailure): Promise<OutageRow | undefined> {
  const { workspaceId, subject, code, reason, provider, now, probeAt, reopensAfter } = failure
  const reasonCode = failure.reasonCode ?? null
  const { rows } = await trx.raw<{ rows: OutageRow[] }>(
    `update outages set ended_at = null, notified_at = null, failures = 1, since = :now, probe_at = :probeAt,
            code = :code, reason = :reason, reason_code = :reasonCode, provider = :provider
      where id = (select id from outages where workspace_id = :workspaceId and subject = :subject
                     and ended_at > :after order by ended_at desc limit 1)
      returning *`,
    {
      workspaceId,
      subject,
      code,
      reason,
      reasonCode,
      provider,
      now: toTimestamp(now),
      probeAt: toTimestamp(probeAt),
      after: toTimestamp(reopensAfter),
    },
  )
  return rows[0]
}

async function open(trx: Knex, failure: NotedFailure): Promise<OutageRow> {
  const now = toTimestamp(failure.now)
  const [row] = await trx('outages')
    .insert({
      workspace_id: failure.workspaceId,
      subject: failure.subject,
      provider: failure.provider,
      owner_id: failure.ownerId ?? null,
      code: failure.code,
      reason: failure.reason,
      reason_code: failure.reasonCode ?? null,
      opened_at: now,
      since: now,
      probe_at: toTimestamp(failure.probeAt),
    })
    .returning<OutageRow[]>('*')
  if (!row) throw new Error('The new outage was not returned')
  return row
}

/**
 * Counts a failure of the open outage, opens the last outage again, or opens a new one. Needs a transaction.
 */
export async function noteFailure(trx: Knex, failure: NotedFailure): Promise<StoredOutage> {
  await lockSubject(trx, failure)
  const row = (await countOn(trx, failure)) ?? (await reopen(trx, failure))
  return toOutage(row ?? (await open(trx, failure)))
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
