import type { Meeting } from '../../model/entities.ts'
import { toPlainText } from '../../text/rich-text.ts'
import type { ServiceContext } from '../context.ts'
import { findMeetingsWith } from './person-meetings.ts'

/**
 * The note of the last meeting with this meeting's guest. The CRM has it too, but our copy is read, so that a
 * slow CRM delays nothing. Undefined if there is none.
 */
export async function findLastNote(
  context: Pick<ServiceContext, 'db' | 'clock'>,
  { workspaceId, invitee: { email } }: Meeting,
): Promise<{ at: number; note: string } | undefined> {
  const { last } = await findMeetingsWith(context, { workspaceId, email })
  if (!last) return undefined
  const note = [last.outcomeNotes ?? '', toPlainText(last.internalNote)]
    .map(text => text.trim())
    .find(text => text !== '')
  return note === undefined ? undefined : { at: last.startsAt, note }
}
