import type { Meeting } from '../../model/entities.ts'
import { maxTextLength } from '../../model/maximums.ts'
import { escapeMarkdown } from '../../text/rich-text.ts'
import type { ServiceContext } from '../context.ts'
import { tooLong } from '../maximum-faults.ts'
import { invalidInput } from '../problems.ts'
import { changeMeeting, type MeetingCommand } from './change-meeting.ts'

const paragraphOf = (text: string) => escapeMarkdown(text.trim())

function assertFits(note: string): void {
  const errors = tooLong('notes', note, maxTextLength)
  if (errors.length > 0) throw invalidInput(errors)
}

/**
 * Appends a person's remark to a meeting's internal note, also after the meeting or its cancellation.
 * Throws `meeting-not-found`, `invalid-input`.
 */
export const addInternalNote = (
  context: ServiceContext,
  { text, ...command }: MeetingCommand & { text: string },
): Promise<Meeting> =>
  changeMeeting(context, command, async meeting => {
    if (text.trim() === '') return undefined
    const internalNote = [meeting.internalNote.trim(), paragraphOf(text)]
      .filter(Boolean)
      .join('\n\n')
    assertFits(internalNote)
    return { changes: { internalNote }, event: { kind: 'edited' } }
  })

/**
 * Replaces an earlier remark; '' removes it. Undefined if it cannot be found because the note was edited
 * meanwhile. Throws as above.
 */
export async function replaceInternalNote(
  context: ServiceContext,
  { before, after, ...command }: MeetingCommand & { before: string; after: string },
): Promise<Meeting | undefined> {
  const old = paragraphOf(before)
  let isFound = false
  const meeting = await changeMeeting(context, command, async ({ internalNote: note }) => {
    const paragraphs = note.split('\n\n')
    const length = old.split('\n\n').length
    const at = paragraphs.findLastIndex(
      (_text, index) => paragraphs.slice(index, index + length).join('\n\n') === old,
    )
    isFound = old !== '' && at >= 0
    if (!isFound || old === paragraphOf(after)) return undefined
    const fresh = [...paragraphs.slice(0, at), paragraphOf(after), ...paragraphs.slice(at + length)]
    const internalNote = fresh.filter(Boolean).join('\n\n')
    assertFits(internalNote)
    return { changes: { internalNote }, event: { kind: 'edited' } }
  })
  return isFound ? meeting : undefined
}
