import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import type { Notice, NoticeChannels } from '../../model/notices.ts'

/** The kinds of notification that each of these people has switched off. */
export async function listMuted(
  db: Knex,
  userIds: readonly string[],
): Promise<Map<string, readonly Notice[]>> {
  const rows = await db('users')
    .whereIn('id', [...userIds])
    .select<{ id: string; muted_notices: Notice[] }[]>('id', 'muted_notices')
  return new Map(rows.map(row => [row.id, row.muted_notices]))
}

export async function updateMuted(
  db: Knex,
  { workspaceId, userId, muted }: { workspaceId: WorkspaceId; userId: string; muted: Notice[] },
): Promise<void> {
  await db('users')
    .where({ id: userId, workspace_id: workspaceId })
    .update({ muted_notices: muted })
}

export async function findNoticeChannels(
  db: Knex,
  workspaceId: WorkspaceId,
): Promise<NoticeChannels> {
  const row = await db('workspaces')
    .where({ id: workspaceId })
    .first<{ notice_channels: NoticeChannels } | undefined>('notice_channels')
  return row?.notice_channels ?? {}
}

export async function updateNoticeChannels(
  db: Knex,
  { workspaceId, channels }: { workspaceId: WorkspaceId; channels: NoticeChannels },
): Promise<void> {
  await db('workspaces')
    .where({ id: workspaceId })
    .update({ notice_channels: JSON.stringify(channels) })
}
