import { isEntityId } from '../../src/model/entity-id.ts'
import type { CrmNote, CrmRecords } from '../contract/crm-records.ts'
import type { BuiltinCrm } from './builtin-crm.ts'

/** Newest first. */
export async function listNotes({ db }: BuiltinCrm, contactId: string): Promise<CrmNote[]> {
  const rows = await db('crm_notes')
    .where({ contact_id: contactId })
    .orderBy([{ column: 'at', order: 'desc' }, 'id'])
    .select<{ id: string; text: string; author_name: string; at: Date }[]>('*')
  return rows.map(({ id, text, author_name, at }) => ({
    id,
    text,
    authorName: author_name,
    at: at.getTime(),
  }))
}

export async function addNote(
  { db, workspaceId }: BuiltinCrm,
  { contactId, author, text, at }: Parameters<CrmRecords['addNote']>[0],
): Promise<void> {
  if (!isEntityId(contactId)) return
  await db.raw(
    `insert into crm_notes (workspace_id, contact_id, author_email, author_name, text, at)
     select c.workspace_id, c.id, ?, ?, ?, ? from crm_contacts c where c.id = ? and c.workspace_id = ?`,
    [author.email, author.name, text, new Date(at), contactId, workspaceId],
  )
}
