import { proposalWords } from '../../../src/i18n/slack/proposals/words.ts'
import { addInternalNote } from '../../../src/services/meetings/internal-note.ts'
import { meetingName } from '../../blocks/meeting-name.ts'
import { sentence } from '../../blocks/text.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { getOwnMeeting } from '../../modals/meeting-turn.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { Submission } from '../../requests/submission.ts'
import { actorOf, type BotParts } from '../../requests/turn.ts'

/** A message from Slack becomes part of a meeting's internal note. */
export function onMeetingNoteSubmitted(parts: BotParts, submission: Submission): Promise<void> {
  const words = proposalWords(formLocale(submission.metadata))
  const title = words.noteTitle
  return workInModal(parts, submission, {
    title,
    work: async turn => {
      const { meeting: meetingId = '', note: text = '' } = submission.values
      const { workspaceId } = turn
      const meeting = await getOwnMeeting(turn, meetingId)
      await addInternalNote(parts.context, { workspaceId, meetingId, text, actor: actorOf(turn) })
      const said = words.noteSaved({ meeting: meetingName(meeting) })
      return { title, message: sentence(said) }
    },
  })
}
