import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'
import { lockHostTime } from './host-locks.ts'
import { type FreedTime, refillFreed } from './refill-time.ts'

interface NewHold {
  id: string
  workspaceId: WorkspaceId
  pageId: string | undefined
  proposalId: string | undefined
  startsAt: number
  endsAt: number
  expiresAt: number
}

export async function insertHold(trx: Knex, hold: NewHold): Promise<void> {
  await trx('holds').insert({
    id: hold.id,
    workspace_id: hold.workspaceId,
    page_id: hold.pageId,
    proposal_id: hold.proposalId,
    starts_at: toTimestamp(hold.startsAt),
    ends_at: toTimestamp(hold.endsAt),
    expires_at: toTimestamp(hold.expiresAt),
  })
}

/** Releases holds. Meetings that their hosts had booked by hand over the held time get that time. */
async function release(trx: Knex, ids: readonly string[], exceptId?: string): Promise<void> {
  if (ids.length === 0) return
  const held = await trx('occupancies')
    .whereIn('hold_id', ids)
    .select<{ host_id: string }[]>('host_id')
  await lockHostTime(trx, [...new Set(held.map(row => row.host_id))])
  const freed = await trx('occupancies')
    .whereIn('hold_id', ids)
    .delete()
    .returning<FreedTime[]>(['host_id', 'during'])
  await trx('holds').whereIn('id', ids).delete()
  await refillFreed(trx, freed, exceptId)
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

/** Deletes expired holds of these hosts. The exclusion constraint cannot read the clock itself. */
export async function deleteExpiredHolds(
  trx: Knex,
  query: { hostIds: readonly string[]; now: number },
): Promise<void> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from holds where expires_at <= ? and id in
       (select hold_id from occupancies where host_id = any(?::uuid[]) and hold_id is not null)`,
    [toTimestamp(query.now), [...query.hostIds]],
  )
  await release(trx, idsOf(rows))
}

/** Deletes all holds that expired before this instant. @returns how many there were */
export async function purgeHolds(db: Knex, before: number): Promise<number> {
  const rows = await db('holds').where('expires_at', '<', toTimestamp(before)).select('id')
  await db.transaction(trx => release(trx, idsOf(rows)))
  return rows.length
}

/** Does nothing if there is no such hold any more. */
export const deleteHold = (trx: Knex, id: string): Promise<void> => release(trx, [id])

/** @param meetingId the meeting that takes one of the held times */
export async function deleteHoldsOfProposal(
  trx: Knex,
  proposalId: string,
  meetingId?: string,
): Promise<void> {
  const held = await trx('holds').where({ proposal_id: proposalId }).select('id')
  await release(trx, idsOf(held), meetingId)
}
