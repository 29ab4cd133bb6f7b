import type { CrmContactDetail, CrmRecords } from '../../../../crm/contract/crm-records.ts'
import { maxContactNoteLength } from '../../../model/maximums.ts'
import { textFields } from '../../form-fields.ts'
import type { Visit } from '../../signed-in/visit.ts'
import type { WebContext } from '../../web-context.ts'

const readNote = (body: unknown): string => (textFields(body).text ?? '').trim()

/** Adds a note by the signed-in user. Returns false if the text is empty or too long. */
export async function addNote(
  web: WebContext,
  { user }: Visit,
  { records, contact, body }: { records: CrmRecords; contact: CrmContactDetail; body: unknown },
): Promise<boolean> {
  const text = readNote(body)
  if (text === '' || text.length > maxContactNoteLength) return false
  await records.addNote({ contactId: contact.id, author: user, text, at: web.clock() })
  return true
}
