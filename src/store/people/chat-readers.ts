import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'

/** Whom a message of a visitor reaches: the people who take chats, or the admins if nobody does. */
export async function listChatReaders(db: Knex, workspaceId: WorkspaceId): Promise<string[]> {
  const rows = await db('users')
    .where({ workspace_id: workspaceId, withdrawn_at: null })
    .select<{ id: string; role: string; is_taking_chats: boolean }[]>(
      'id',
      'role',
      'is_taking_chats',
    )
  const taking = rows.filter(row => row.is_taking_chats)
  const readers = taking.length > 0 ? taking : rows.filter(({ role }) => role === 'admin')
  return readers.map(({ id }) => id)
}
