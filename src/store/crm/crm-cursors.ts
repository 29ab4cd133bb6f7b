import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toInstant, toTimestamp } from '../database/connect.ts'

/** How far the meetings of a workspace's CRM were read. Epoch ms. */
interface CrmCursor {
  readUntil: number
  /** What was made there earlier is history to us. */
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

/** The cursor, which begins at `beginsAt` where there was none. */
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

/** Under the lock of whoever reads: a CRM may ask to be read again from a little earlier. */
export async function setCrmCursor(
  trx: Knex,
  { workspaceId, provider, readUntil }: CrmOfWorkspace & { readUntil: number },
): Promise<void> {
  await trx('crm_cursors')
    .where({ workspace_id: workspaceId, provider })
    .update({ read_until: toTimestamp(readUntil) })
}

/** What was made there before now is history, also where the CRM was connected once before. */
export async function beginCrmHistory(
  trx: Knex,
  { workspaceId, provider, at }: CrmOfWorkspace & { at: number },
): Promise<void> {
  await trx('crm_cursors')
    .where({ workspace_id: workspaceId, provider })
    .update({ began_at: toTimestamp(at) })
}
