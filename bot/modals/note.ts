import { messagesIn } from '../../src/i18n/messages.ts'
import { noteView } from '../blocks/forms/note-form.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { getOwnMeeting } from './get-own-meeting.ts'
import { openModal } from './open-modal.ts'

/** Opens the meeting's internal note for editing. */
export const openNote = (
  request: RequestContext,
  { triggerId, meetingId }: { triggerId: string; meetingId: string },
): Promise<void> => {
  const { copy, user } = request
  const forms = messagesIn(user.locale, 'slack/forms')
  return openModal(request, { triggerId, title: forms.note }, async () => {
    const meeting = await getOwnMeeting(request, meetingId)
    return noteView({ copy, forms, locale: user.locale, meeting })
  })
}
