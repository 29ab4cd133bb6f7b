import { z } from 'zod'
import { formWords } from '../../../src/i18n/slack/forms/words.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { getOwnMeeting } from '../../modals/meeting-turn.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { Submission } from '../../requests/submission.ts'
import { actorOf, type BotParts } from '../../requests/turn.ts'

const metadataShape = z.object({ meetingId: z.uuid(), revision: z.int(), isWhole: z.boolean() })

/** Keeps the note with the meeting; its record in the CRM follows. */
export const onNoteSubmitted = (parts: BotParts, submission: Submission): Promise<void> => {
  const { metadata, values } = submission
  const title = formWords(formLocale(metadata)).note
  return workInModal(parts, submission, {
    title,
    work: async turn => {
      const { meetingId, revision, isWhole } = readCarried(metadataShape, metadata)
      const { internalNote: before } = await getOwnMeeting(turn, meetingId)
      const typed = values.note?.trim() ?? ''
      const internalNote = isWhole ? typed : [before, typed].filter(Boolean).join('\n\n')
      await editMeeting(parts.context, {
        workspaceId: turn.workspaceId,
        meetingId,
        actor: actorOf(turn),
        edits: { internalNote },
        revision,
      })
      return { title, message: sentence(formWords(turn.user.locale).noteSaved) }
    },
  })
}
