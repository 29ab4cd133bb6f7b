import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'

interface IdempotencyKey {
  workspaceId: WorkspaceId
  /** The key is unique within this scope, such as `book:<pageId>`. */
  scope: string
  key: string
  /** Of the request; the same key with another fingerprint is rejected. */
  fingerprint: string
  resultId: string
}

interface KeyRow {
  fingerprint: string
  result_id: string
}

export async function findIdempotencyKey(
  db: Knex,
  { workspaceId, scope, key }: Pick<IdempotencyKey, 'workspaceId' | 'scope' | 'key'>,
): Promise<{ fingerprint: string; resultId: string } | undefined> {
  const row = await db('idempotency_keys')
    .where({ workspace_id: workspaceId, scope, key })
    .first<KeyRow | undefined>('fingerprint', 'result_id')
  return row && { fingerprint: row.fingerprint, resultId: row.result_id }
}

/** Waits for a concurrent request with the same key. False if that request has committed. */
export async function insertIdempotencyKey(trx: Knex, key: IdempotencyKey): Promise<boolean> {
  const rows = await trx('idempotency_keys')
    .insert({
      workspace_id: key.workspaceId,
      scope: key.scope,
      key: key.key,
      fingerprint: key.fingerprint,
      result_id: key.resultId,
    })
    .onConflict(['workspace_id', 'scope', 'key'])
    .ignore()
    .returning('key')
  return rows.length > 0
}
