import type { Knex } from 'knex'
import type { WorkspaceId } from '../../model/entities.ts'
import { toTimestamp } from '../database/connect.ts'

export interface NewAttachment {
  workspaceId: WorkspaceId
  meetingId: string
  name: string
  size: number
  contentId: string
  sha256: Buffer
  addedBy: string
  createdAt: number
}

export async function insertAttachments(
  trx: Knex,
  attachments: readonly NewAttachment[],
): Promise<void> {
  await trx('attachments').insert(
    attachments.map(({ name, size, sha256, ...rest }) => ({
      workspace_id: rest.workspaceId,
      meeting_id: rest.meetingId,
      name,
      size,
      sha256,
      content_id: rest.contentId,
      added_by: rest.addedBy,
      created_at: toTimestamp(rest.createdAt),
    })),
  )
}

/** Hex digests of a meeting's attachments. */
export const listDigests = async (trx: Knex, meetingId: string): Promise<Set<string>> => {
  const rows = await trx('attachments').where({ meeting_id: meetingId }).select('sha256')
  return new Set(rows.map(({ sha256 }) => sha256.toString('hex')))
}

/** Deletes an attachment with its content. @returns whether there was one */
export async function deleteAttachment(
  trx: Knex,
  { meetingId, id }: { meetingId: string; id: string },
): Promise<boolean> {
  const deleted = await trx('attachments')
    .where({ meeting_id: meetingId, id })
    .delete()
    .returning('content_id')
  const contentIds = deleted.map(row => row.content_id)
  await trx('file_contents').whereIn('id', contentIds).delete()
  return deleted.length > 0
}

export interface StoredAttachment {
  id: string
  meetingId: string
  name: string
  size: number
  sha256: Buffer
  contentId: string
}

export async function findAttachment(
  db: Knex,
  { workspaceId, id }: { workspaceId: WorkspaceId; id: string },
): Promise<StoredAttachment | undefined> {
  const row = await db('attachments')
    .where({ workspace_id: workspaceId, id })
    .first('id', 'meeting_id', 'name', 'size', 'sha256', 'content_id')
  return row && { ...row, meetingId: row.meeting_id, contentId: row.content_id }
}
