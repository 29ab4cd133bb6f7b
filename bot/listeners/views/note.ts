import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { editMeeting } from '../../../src/services/meetings/edit-meeting.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { getOwnMeeting } from '../../modals/get-own-meeting.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import { actorOf, type BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'

const metadataShape = z.object({ meetingId: z.uuid(), revision: z.int(), isWhole: z.boolean() })

/** Saves the note with the meeting. Deliveries copy it to the CRM. */
export const onNoteSubmitted = (parts: BotParts, submission: Submission): Promise<void> => {
  const { metadata, values } = submission
  const title = messagesIn(formLocale(metadata), 'slack/forms').note
  return workInModal(parts, submission, {
    title,
    work: async request => {
      const { meetingId, revision, isWhole } = readCarried(metadataShape, metadata)
      const { internalNote: before } = await getOwnMeeting(request, meetingId)
      const typed = values.note?.trim() ?? ''
      const internalNote = isWhole ? typed : [before, typed].filter(Boolean).join('\n\n')
      await editMeeting(parts.context, {
        workspaceId: request.workspaceId,
        meetingId,
        actor: actorOf(request),
        edits: { internalNote },
        revision,
      })
      return { title, message: sentence(messagesIn(request.user.locale, 'slack/forms').noteSaved) }
    },
  })
}
