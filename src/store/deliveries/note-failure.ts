import type { Knex } from 'knex'
import type { OutageCode } from '../../model/outages.ts'
import { toTimestamp } from '../database/connect.ts'
import {
  type OutageRow,
  type OutageSubject,
  openOf,
  type StoredOutage,
  toOutage,
} from './outages.ts'

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

export async function open(trx: Knex, failure: NotedFailure): Promise<OutageRow> {
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
