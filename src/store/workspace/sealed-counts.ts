import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { type SealedKind, sealedColumns, sealedKinds } from './sealed-columns.ts'

export interface SealedCount {
  kind: SealedKind
  keyId: string
  count: number
}

const countKind = async (
  db: Knex,
  kind: SealedKind,
  workspaceId: WorkspaceId | undefined,
): Promise<SealedCount[]> => {
  const { table, column } = sealedColumns[kind]
  const query = db(table)
    .select(db.raw("split_part(??, ':', 2) as key_id, count(*) as count", [column]))
    .whereNotNull(column)
    .groupBy('key_id')
  if (workspaceId) query.where({ workspace_id: workspaceId })
  const rows: { key_id: string; count: string }[] = await query
  return rows.map(({ key_id, count }) => ({ kind, keyId: key_id, count: Number(count) }))
}

/**
 * Number of stored texts per key. Reads every row of their tables.
 *
 * @param workspaceId only this workspace's texts, in tables that name one
 */
export async function countSealed(db: Knex, workspaceId?: WorkspaceId): Promise<SealedCount[]> {
  const kinds = sealedKinds.filter(kind => !workspaceId || sealedColumns[kind].hasWorkspace)
  const counts = await Promise.all(kinds.map(kind => countKind(db, kind, workspaceId)))
  return counts.flat()
}
