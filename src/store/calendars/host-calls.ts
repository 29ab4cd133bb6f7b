import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'

/** How a host can hold video calls. */
export interface HostCalls {
  userId: string
  name: string
  /** The host's own room. */
  roomUrl: string | undefined
  /** Provider of the calendar that creates a call for each booking from a page. Undefined: none does. */
  pageCalls: string | undefined
  /** The same for meetings that were agreed on a CRM record. */
  recordCalls: string | undefined
}

interface Row {
  id: string
  name: string
  room_url: string | null
  provider: string | null
  is_for_pages: boolean | null
  is_synced: boolean | null
}

/** In no order; unknown users are left out. */
export async function listHostCalls(
  db: Knex,
  { hostIds, callProviders }: { hostIds: readonly string[]; callProviders: readonly string[] },
): Promise<HostCalls[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(
    `select u.id, u.name, u.room_url, c.provider, c.is_for_pages, c.is_synced
       from users u left join lateral (
         select n.provider, a.is_for_pages, a.is_synced
           from calendars c
           join calendar_accounts a on a.connection_id = c.connection_id
           join connections n on n.id = c.connection_id
          where c.user_id = u.id and c.is_default and c.can_write and not c.is_lost
            and n.state = 'active' and n.provider = any(:providers::text[])
          limit 1) c on true
      where u.id = any(:hostIds::uuid[])`,
    { hostIds: [...hostIds], providers: [...callProviders] },
  )
  return rows.map(row => ({
    userId: row.id,
    name: row.name,
    roomUrl: row.room_url ?? undefined,
    pageCalls: (row.is_for_pages && row.provider) || undefined,
    recordCalls: (row.is_synced && row.provider) || undefined,
  }))
}

export async function updateRoomUrl(
  db: Knex,
  user: { workspaceId: WorkspaceId; userId: string; roomUrl: string | undefined },
): Promise<void> {
  await db('users')
    .where({ id: user.userId, workspace_id: user.workspaceId })
    .update({ room_url: user.roomUrl ?? null })
}

/** Undefined: the host has no room. */
export async function findRoomUrl(
  db: Knex,
  { workspaceId, userId }: { workspaceId: WorkspaceId; userId: string },
): Promise<string | undefined> {
  const row = await db('users')
    .where({ id: userId, workspace_id: workspaceId })
    .first<{ room_url: string | null } | undefined>('room_url')
  return row?.room_url ?? undefined
}
