import { proposalWords } from '../../../src/i18n/slack/proposals/words.ts'
import { meetingNoteModal } from '../../modals/meeting-note.ts'
import { openModal } from '../../modals/open-modal.ts'
import { emailsIn } from '../../requests/read-message.ts'
import { decodeText } from '../commands/meet.ts'
import { withTurn } from './with-turn.ts'

/** *Save to meeting notes*, from a message's menu. */
export const onSaveNote = withTurn((turn, { triggerId, message }) => {
  const title = proposalWords(turn.reader.locale).noteTitle
  const text = decodeText(message?.text ?? '')
  return openModal(turn, { triggerId, title }, () =>
    meetingNoteModal(turn, { text, emails: emailsIn(text) }),
  )
})
