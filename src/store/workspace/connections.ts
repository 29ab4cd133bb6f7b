import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

export interface Connection {
  id: string
  workspaceId: WorkspaceId
  userId: string | undefined
  provider: string
  externalId: string
  label: string
  accessTokenSealed: string
  refreshTokenSealed: string | undefined
  accessTokenExpiresAt: number | undefined
  scopes: readonly string[]
  state: 'active' | 'lost'
  stateReason: string | undefined
  /** Code of `stateReason` if the reason is one of Parley's own. */
  stateReasonCode: string | undefined
}

interface ConnectionRow {
  id: string
  workspace_id: WorkspaceId
  user_id: string | null
  provider: string
  external_id: string
  label: string
  access_token_sealed: string
  refresh_token_sealed: string | null
  access_token_expires_at: Date | null
  scopes: string[]
  state: 'active' | 'lost'
  state_reason: string | null
  state_reason_code: string | null
}

const toConnection = (row: ConnectionRow): Connection => ({
  id: row.id,
  workspaceId: row.workspace_id,
  userId: row.user_id ?? undefined,
  provider: row.provider,
  externalId: row.external_id,
  label: row.label,
  accessTokenSealed: row.access_token_sealed,
  refreshTokenSealed: row.refresh_token_sealed ?? undefined,
  accessTokenExpiresAt: row.access_token_expires_at
    ? toInstant(row.access_token_expires_at)
    : undefined,
  scopes: row.scopes,
  state: row.state,
  stateReason: row.state_reason ?? undefined,
  stateReasonCode: row.state_reason_code ?? undefined,
})

/** The id of the account's row. Callers need it before an upsert, because tokens are sealed under it. */
export async function findConnectionId(
  trx: Knex,
  account: { workspaceId: WorkspaceId; provider: string; externalId: string },
): Promise<string | undefined> {
  const row = await trx<ConnectionRow>('connections')
    .where({
      workspace_id: account.workspaceId,
      provider: account.provider,
      external_id: account.externalId,
    })
    .first('id')
  return row?.id
}

export async function upsertConnection(trx: Knex, connection: Connection): Promise<void> {
  const columns = {
    user_id: connection.userId ?? null,
    label: connection.label,
    access_token_sealed: connection.accessTokenSealed,
    refresh_token_sealed: connection.refreshTokenSealed ?? null,
    access_token_expires_at:
      connection.accessTokenExpiresAt === undefined
        ? null
        : toTimestamp(connection.accessTokenExpiresAt),
    scopes: [...connection.scopes],
    state: connection.state,
    state_reason: connection.stateReason ?? null,
    state_reason_code: connection.stateReasonCode ?? null,
    updated_at: trx.fn.now(),
  }
  await trx('connections')
    .insert({
      ...columns,
      id: connection.id,
      workspace_id: connection.workspaceId,
      provider: connection.provider,
      external_id: connection.externalId,
    })
    .onConflict('id')
    .merge(columns)
}

export async function listConnections(db: Knex, workspaceId: WorkspaceId): Promise<Connection[]> {
  const rows = await db<ConnectionRow>('connections')
    .where({ workspace_id: workspaceId })
    .orderBy(['provider', 'label'])
  return rows.map(toConnection)
}

/** Locks the row: one process refreshes a token, the others wait and read the new one. */
export async function lockConnection(trx: Knex, id: string): Promise<Connection | undefined> {
  const row = await trx<ConnectionRow>('connections').where({ id }).forUpdate().first()
  return row && toConnection(row)
}

export async function findConnection(db: Knex, id: string): Promise<Connection | undefined> {
  const row = await db<ConnectionRow>('connections').where({ id }).first()
  return row && toConnection(row)
}

/** If the connection was lost before, the first reason stays. */
export async function markConnectionLost(
  db: Knex,
  { id, reason, reasonCode }: { id: string; reason: string; reasonCode?: string | undefined },
): Promise<void> {
  await db('connections')
    .where({ id, state: 'active' })
    .update({
      state: 'lost',
      state_reason: reason,
      state_reason_code: reasonCode ?? null,
      updated_at: db.fn.now(),
    })
}

export async function listConnectionsLostFor(db: Knex, reasonCode: string): Promise<Connection[]> {
  const rows = await db<ConnectionRow>('connections').where({
    state: 'lost',
    state_reason_code: reasonCode,
  })
  return rows.map(toConnection)
}

/** Marks the access as working again, unless it was lost for another reason meanwhile. */
export async function reviveConnection(
  db: Knex,
  { id, reasonCode }: { id: string; reasonCode: string },
): Promise<void> {
  await db('connections').where({ id, state: 'lost', state_reason_code: reasonCode }).update({
    state: 'active',
    state_reason: null,
    state_reason_code: null,
    updated_at: db.fn.now(),
  })
}

export async function deleteConnection(
  db: Knex,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: string },
): Promise<void> {
  await db('connections').where({ workspace_id: workspaceId, id }).delete()
}

/** Workspaces that connected this provider account, lost or not; the oldest first. */
export async function listWorkspacesOfAccount(
  db: Knex,
  { provider, externalId }: { provider: string; externalId: string },
): Promise<WorkspaceId[]> {
  const rows = await db<ConnectionRow>('connections')
    .where({ provider, external_id: externalId })
    .orderBy('created_at')
    .select('workspace_id')
  return rows.map(row => row.workspace_id)
}

/** Marks a connection as lost because the provider ended the access, unless it was connected again since. */
export async function markAccountLost(
  trx: Knex,
  lost: {
    provider: string
    externalId: string
    reason: string
    reasonCode: string | undefined
    at: number
  },
): Promise<void> {
  await trx('connections')
    .where({ provider: lost.provider, external_id: lost.externalId })
    .where('updated_at', '<=', toTimestamp(lost.at))
    .update({
      state: 'lost',
      state_reason: lost.reason,
      state_reason_code: lost.reasonCode ?? null,
      updated_at: trx.fn.now(),
    })
}
