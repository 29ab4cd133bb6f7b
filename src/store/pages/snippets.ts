import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'

/** A text that can be inserted again. */
export interface Snippet {
  id: string
  /** The owner. */
  userId: string
  userName: string
  name: string
  /** Markdown with placeholders. */
  text: string
  isShared: boolean
}

interface SnippetRow {
  id: string
  user_id: string
  user_name: string
  name: string
  text: string
  is_shared: boolean
}

interface Owner {
  workspaceId: WorkspaceId
  userId: string
}

/** A user's own snippets and those that colleagues share, by name. */
export async function listSnippets(db: Knex, { workspaceId, userId }: Owner): Promise<Snippet[]> {
  const { rows } = await db.raw<{ rows: SnippetRow[] }>(
    `select s.*, u.name as user_name from snippets s join users u on u.id = s.user_id
      where s.workspace_id = :workspaceId and (s.user_id = :userId or s.is_shared)
      order by lower(s.name), s.created_at`,
    { workspaceId, userId },
  )
  return rows.map(({ id, user_id, user_name, name, text, is_shared }) => ({
    id,
    userId: user_id,
    userName: user_name,
    name,
    text,
    isShared: is_shared,
  }))
}

export type SnippetContent = Pick<Snippet, 'name' | 'text' | 'isShared'>

/** @returns whether there was room: a user has at most `maxCount` snippets, also with concurrent inserts */
export async function insertSnippet(
  trx: Knex,
  { workspaceId, userId, maxCount, ...content }: Owner & SnippetContent & { maxCount: number },
): Promise<boolean> {
  await trx.raw('select 1 from users where id = ? for no key update', [userId])
  const { rows } = await trx.raw<{ rows: unknown[] }>(
    `insert into snippets (workspace_id, user_id, name, text, is_shared)
     select :workspaceId, :userId, :name, :text, :isShared
      where (select count(*) from snippets where user_id = :userId) < :maxCount returning id`,
    { workspaceId, userId, maxCount, ...content },
  )
  return rows.length > 0
}

/** @returns whether it is this user's */
export async function updateSnippet(
  db: Knex,
  { id, workspaceId, userId, name, text, isShared }: Owner & SnippetContent & { id: string },
): Promise<boolean> {
  const changed = await db('snippets')
    .where({ id, workspace_id: workspaceId, user_id: userId })
    .update({ name, text, is_shared: isShared })
  return changed > 0
}

/** Deletes a user's own snippet. With `mayShared`, also one that a colleague shares. */
export const deleteSnippet = async (
  db: Knex,
  { id, workspaceId, userId, mayShared }: Owner & { id: string; mayShared: boolean },
): Promise<void> => {
  await db('snippets')
    .where({ id, workspace_id: workspaceId })
    .andWhere(whose => {
      whose.where({ user_id: userId })
      if (mayShared) whose.orWhere({ is_shared: true })
    })
    .delete()
}
