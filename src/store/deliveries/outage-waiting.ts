import type { Knex } from 'knex'
import { oldestFirst, type QueuedDelivery, type QueuedRow, toQueued } from './deliveries.ts'

/* What waits for an outage to end. */

/** Still to be done, whatever else became of them. */
const undone = ['queued', 'retrying', 'failed']

/**
 * Lets a delivery wait for the end of an outage; nothing else takes it up. Whoever ends the outage locks its row
 * first, so either the delivery is found waiting or this finds the outage ended.
 *
 * @returns false where the outage is over
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
      .first('id', 'reason')
    if (!outage) return false
    await trx('deliveries').where({ id }).whereIn('state', ['queued', 'retrying']).update({
      state: 'retrying',
      outage_id: outageId,
      last_error: outage.reason,
      next_try_at: null,
      updated_at: trx.fn.now(),
    })
    return true
  })

/**
 * Everything that failed by this outage or waited for its end, set to work again in the order in which it was first
 * planned, which is that of the bookings.
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

/** The one to try: of those tried least the oldest, so that one bad record keeps nobody waiting. */
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
  /** Were waiting and are done. */
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
