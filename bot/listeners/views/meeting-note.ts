import { messagesIn } from '../../../src/i18n/messages.ts'
import { addInternalNote } from '../../../src/services/meetings/internal-note.ts'
import { meetingName } from '../../blocks/meeting-name.ts'
import { sentence } from '../../blocks/text.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { getOwnMeeting } from '../../modals/get-own-meeting.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import { actorOf, type BotParts } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'

/** Appends a message from Slack to a meeting's internal note. */
export function onMeetingNoteSubmitted(parts: BotParts, submission: Submission): Promise<void> {
  const copy = messagesIn(formLocale(submission.metadata), 'slack/proposals')
  const title = copy.noteTitle
  return workInModal(parts, submission, {
    title,
    work: async request => {
      const { meeting: meetingId = '', note: text = '' } = submission.values
      const { workspaceId } = request
      const meeting = await getOwnMeeting(request, meetingId)
      await addInternalNote(parts.context, {
        workspaceId,
        meetingId,
        text,
        actor: actorOf(request),
      })
      const saved = copy.noteSaved({ meeting: meetingName(meeting) })
      return { title, message: sentence(saved) }
    },
  })
}
