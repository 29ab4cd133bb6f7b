import type { Knex } from 'knex'
import type { WorkspaceId } from '../scheduling/entities.ts'
import { toInstant, toTimestamp } from './connect.ts'

export interface BusyBlock {
  id: string
  startsAt: number
  endsAt: number
}

export async function insertBusyBlock(
  db: Knex,
  block: { workspaceId: WorkspaceId; userId: string; startsAt: number; endsAt: number },
): Promise<{ id: string }> {
  const [row] = await db('busy_blocks')
    .insert({
      workspace_id: block.workspaceId,
      user_id: block.userId,
      during: db.raw('tstzrange(?, ?)', [toTimestamp(block.startsAt), toTimestamp(block.endsAt)]),
    })
    .returning<{ id: string }[]>('id')
  if (!row) throw new Error('The new block was not returned')
  return row
}

/** Of one user, those that have not ended, ascending. */
export async function listBusyBlocks(
  db: Knex,
  query: { workspaceId: WorkspaceId; userId: string; from: number },
): Promise<BusyBlock[]> {
  const rows = await db('busy_blocks')
    .where({ workspace_id: query.workspaceId, user_id: query.userId })
    .whereRaw('upper(during) > ?', [toTimestamp(query.from)])
    .orderByRaw('lower(during)')
    .select<{ id: string; starts_at: Date; ends_at: Date }[]>(
      'id',
      db.raw('lower(during) as starts_at'),
      db.raw('upper(during) as ends_at'),
    )
  return rows.map(row => ({
    id: row.id,
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
  }))
}

export async function deleteBusyBlock(
  db: Knex,
  block: { workspaceId: WorkspaceId; userId: string; id: string },
): Promise<void> {
  await db('busy_blocks')
    .where({ workspace_id: block.workspaceId, user_id: block.userId, id: block.id })
    .delete()
}
