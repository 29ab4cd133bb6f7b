import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

/** A secret that signs the identities of a site's visitors. */
export interface ChatSiteSecret {
  /** The `kid` of its signatures. */
  id: string
  sealed: string
  createdAt: number
}

interface SecretRow {
  id: string
  workspace_id: WorkspaceId
  site_id: string
  secret_sealed: string
  created_at: Date
}

/** The newest first. */
export async function listChatSiteSecrets(db: Knex, siteId: string): Promise<ChatSiteSecret[]> {
  const rows = await db<SecretRow>('chat_site_secrets')
    .where({ site_id: siteId })
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])
  return rows.map(({ id, secret_sealed, created_at }) => ({
    id,
    sealed: secret_sealed,
    createdAt: toInstant(created_at),
  }))
}

/**
 * Adds a secret and deletes all but the newest `maxCount`. Concurrent calls for one site wait for each other.
 * False if the workspace has no such site.
 */
export async function insertChatSiteSecret(
  trx: Knex,
  {
    workspaceId,
    siteId,
    secret,
    maxCount,
  }: { workspaceId: WorkspaceId; siteId: string; secret: ChatSiteSecret; maxCount: number },
): Promise<boolean> {
  const site = await trx('chat_sites')
    .where({ id: siteId, workspace_id: workspaceId, deleted_at: null })
    .forNoKeyUpdate()
    .first('id')
  if (!site) return false
  const earlier = await listChatSiteSecrets(trx, siteId)
  const surplus = earlier.slice(maxCount - 1).map(({ id }) => id)
  await trx('chat_site_secrets').whereIn('id', surplus).delete()
  await trx('chat_site_secrets').insert({
    id: secret.id,
    workspace_id: workspaceId,
    site_id: siteId,
    secret_sealed: secret.sealed,
    created_at: toTimestamp(secret.createdAt),
  })
  return true
}

export async function deleteChatSiteSecret(
  db: Knex,
  { workspaceId, siteId, id }: { workspaceId: WorkspaceId; siteId: string; id: string },
): Promise<void> {
  await db('chat_site_secrets').where({ id, site_id: siteId, workspace_id: workspaceId }).delete()
}
