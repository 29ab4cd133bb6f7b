import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'

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
