import type { Knex } from 'knex'
import type { WorkspaceId } from '../scheduling/entities.ts'
import { toTimestamp } from './connect.ts'

export interface NewAttachment {
  workspaceId: WorkspaceId
  meetingId: string
  name: string
  content: Buffer
  sha256: Buffer
  addedBy: string
  createdAt: number
}

export async function insertAttachments(
  trx: Knex,
  attachments: readonly NewAttachment[],
): Promise<void> {
  // One by one: a statement that holds them all would stand in memory several times over.
  for (const { name, content, sha256, ...rest } of attachments)
    await trx('attachments').insert({
      workspace_id: rest.workspaceId,
      meeting_id: rest.meetingId,
      name,
      size: content.length,
      sha256,
      content,
      added_by: rest.addedBy,
      created_at: toTimestamp(rest.createdAt),
    })
}

/** Hex digests of what a meeting has. */
export const listDigests = async (trx: Knex, meetingId: string): Promise<Set<string>> => {
  const rows = await trx('attachments').where({ meeting_id: meetingId }).select('sha256')
  return new Set(rows.map(({ sha256 }) => sha256.toString('hex')))
}

/** @returns whether there was one */
export async function deleteAttachment(
  trx: Knex,
  { meetingId, id }: { meetingId: string; id: string },
): Promise<boolean> {
  return (await trx('attachments').where({ meeting_id: meetingId, id }).delete()) > 0
}

export interface StoredAttachment {
  id: string
  meetingId: string
  name: string
  size: number
  sha256: Buffer
}

export async function findAttachment(
  db: Knex,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: string },
): Promise<StoredAttachment | undefined> {
  const row = await db('attachments')
    .where({ workspace_id: workspaceId, id })
    .first('id', 'meeting_id', 'name', 'size', 'sha256')
  return row && { ...row, meetingId: row.meeting_id }
}

const partBytes = 256 * 1024

/** The content in parts, so that a slow reader holds no more than one of them in memory. */
export async function* readAttachment(db: Knex, id: string): AsyncGenerator<Buffer> {
  for (let from = 1; ; from += partBytes) {
    const { rows } = await db.raw<{ rows: { part: Buffer }[] }>(
      'select substring(content from ? for ?) as part from attachments where id = ?',
      [from, partBytes, id],
    )
    const part = rows[0]?.part
    if (!part?.length) return
    yield part
    if (part.length < partBytes) return
  }
}
