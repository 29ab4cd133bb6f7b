import type { Knex } from 'knex'
import { oldestFirst, type QueuedDelivery, type QueuedRow, toQueued } from './delivery-rows.ts'

/* Deliveries that wait for the end of an outage. */

/** Not delivered yet, in any state. */
const undone = ['queued', 'retrying', 'failed']

/**
 * Makes a delivery wait for the end of an outage. The outage's end locks its row first, so either the delivery
 * is found waiting, or this finds the outage ended.
 *
 * @returns false if the outage is over
 */
export const holdDelivery = (
  db: Knex,
  { id, outageId }: { id: string; outageId: string },
): Promise<boolean> =>
  db.transaction(async trx => {
    const outage = await trx('outages')
      .where({ id: outageId })
      .whereNull('ended_at')
      .forShare()
      .first('id', 'reason', 'reason_code')
    if (!outage) return false
    await trx('deliveries').where({ id }).whereIn('state', ['queued', 'retrying']).update({
      state: 'retrying',
      outage_id: outageId,
      last_error: outage.reason,
      last_error_code: outage.reason_code,
      next_try_at: null,
      updated_at: trx.fn.now(),
    })
    return true
  })

/**
 * Queues all deliveries that failed by this outage or waited for its end, in the order in which they were first
 * planned, which is the order of the bookings.
 */
export async function requeueWaiting(
  trx: Knex,
  { outageId, exceptId }: { outageId: string; exceptId?: string | undefined },
): Promise<QueuedDelivery[]> {
  const rows = await trx('deliveries')
    .where({ outage_id: outageId })
    .whereIn('state', ['retrying', 'failed'])
    .modify(query => exceptId && query.whereNot({ id: exceptId }))
    .update({ state: 'queued', attempts: 0, next_try_at: null, updated_at: trx.fn.now() })
    .returning(['id', 'target', 'created_at'])
  return oldestFirst(rows)
}

/**
 * Queues the delivery that probes the provider: the oldest of those with the fewest tries, so that one bad
 * record does not block the others.
 */
export async function requeueProbe(
  trx: Knex,
  outageId: string,
): Promise<QueuedDelivery | undefined> {
  const { rows } = await trx.raw<{ rows: QueuedRow[] }>(
    `update deliveries set state = 'queued', next_try_at = null, updated_at = now()
      where id = (select id from deliveries where outage_id = ? and state in ('queued', 'retrying', 'failed')
                   order by attempts, created_at, id limit 1 for update skip locked)
      returning id, target`,
    [outageId],
  )
  return rows.map(toQueued)[0]
}

export interface OutageCounts {
  waiting: number
  /** Deliveries that waited and are done. */
  synced: number
}

export async function countWaiting(db: Knex, outageId: string): Promise<OutageCounts> {
  const { rows } = await db.raw<{ rows: OutageCounts[] }>(
    `select count(*) filter (where state = any(?))::int as waiting,
            count(*) filter (where state in ('delivered', 'skipped'))::int as synced
       from deliveries where outage_id = ?`,
    [undone, outageId],
  )
  return rows[0] ?? { waiting: 0, synced: 0 }
}

/** The hosts whose meetings wait. */
export async function listWaitingHosts(db: Knex, outageId: string): Promise<string[]> {
  const rows = await db('deliveries as d')
    .join('meetings as m', 'm.id', 'd.meeting_id')
    .where('d.outage_id', outageId)
    .whereIn('d.state', undone)
    .distinct<{ host_id: string }[]>('m.host_id')
  return rows.map(row => row.host_id)
}
