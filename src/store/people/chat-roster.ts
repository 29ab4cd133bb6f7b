import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'

interface RosterPerson {
  workspaceId: WorkspaceId
  userId: string
}

export async function isTakingChats(
  db: Knex,
  { workspaceId, userId }: RosterPerson,
): Promise<boolean> {
  const row = await db('users')
    .where({ id: userId, workspace_id: workspaceId })
    .first<{ is_taking_chats: boolean } | undefined>('is_taking_chats')
  return row?.is_taking_chats ?? false
}

export async function updateTakingChats(
  db: Knex,
  { workspaceId, userId, isTaking }: RosterPerson & { isTaking: boolean },
): Promise<void> {
  await db('users')
    .where({ id: userId, workspace_id: workspaceId })
    .update({ is_taking_chats: isTaking })
}

/** Whether at least one person with access takes chats. */
export async function isAnybodyTakingChats(db: Knex, workspaceId: WorkspaceId): Promise<boolean> {
  const row = await db('users')
    .where({ workspace_id: workspaceId, is_taking_chats: true, withdrawn_at: null })
    .first('id')
  return row !== undefined
}
