import type { Meeting } from '../../model/entities.ts'
import { toPlainText } from '../../text/rich-text.ts'
import type { ServiceContext } from '../context.ts'
import { findMeetingsWith } from './person-meetings.ts'

/**
 * What was noted at the last meeting with this meeting's guest, as it stands in the CRM too; read from here, so that
 * a slow CRM keeps nobody waiting. Undefined where nothing was noted.
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
