import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

/** Up to when the meetings of a workspace's CRM were read. Epoch ms. */
interface CrmCursor {
  readUntil: number
  /** Meetings that were made in the CRM earlier are not imported. */
  beganAt: number
  isNew: boolean
}

interface CrmOfWorkspace {
  workspaceId: WorkspaceId
  provider: string
}

interface Row {
  read_until: Date
  began_at: Date
}

/** The cursor. If there is none yet, it is created with `beginsAt`. */
export async function ensureCrmCursor(
  db: Knex,
  { workspaceId, provider, beginsAt }: CrmOfWorkspace & { beginsAt: number },
): Promise<CrmCursor> {
  const key = { workspace_id: workspaceId, provider }
  const at = toTimestamp(beginsAt)
  const made = await db('crm_cursors')
    .insert({ ...key, read_until: at, began_at: at })
    .onConflict(['workspace_id', 'provider'])
    .ignore()
    .returning('provider')
  const row = await db<Row>('crm_cursors').where(key).first()
  if (!row) throw new Error('The cursor of a CRM was not kept')
  return {
    readUntil: toInstant(row.read_until),
    beganAt: toInstant(row.began_at),
    isNew: made.length > 0,
  }
}

/** Runs under the reader's lock. A CRM may ask to be read again from an earlier time. */
export async function setCrmCursor(
  trx: Knex,
  { workspaceId, provider, readUntil }: CrmOfWorkspace & { readUntil: number },
): Promise<void> {
  await trx('crm_cursors')
    .where({ workspace_id: workspaceId, provider })
    .update({ read_until: toTimestamp(readUntil) })
}

/** Excludes meetings that were made in the CRM before now, even if that CRM was connected before. */
export async function beginCrmHistory(
  trx: Knex,
  { workspaceId, provider, at }: CrmOfWorkspace & { at: number },
): Promise<void> {
  await trx('crm_cursors')
    .where({ workspace_id: workspaceId, provider })
    .update({ began_at: toTimestamp(at) })
}
