import { messagesIn } from '../../../src/i18n/messages.ts'
import { emailsIn } from '../../../src/shorthand/read-message.ts'
import { meetingNoteModal } from '../../modals/meeting-note.ts'
import { openModal } from '../../modals/open-modal.ts'
import { decodeText } from '../commands/meet.ts'
import { withRequest } from './with-request.ts'

/** *Save to meeting notes* in a message's menu. */
export const onSaveNote = withRequest((request, { triggerId, message }) => {
  const title = messagesIn(request.reader.locale, 'slack/proposals').noteTitle
  const text = decodeText(message?.text ?? '')
  return openModal(request, { triggerId, title }, () =>
    meetingNoteModal(request, { text, emails: emailsIn(text) }),
  )
})
