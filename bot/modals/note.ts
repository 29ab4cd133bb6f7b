import { formWords } from '../../src/i18n/slack/forms/words.ts'
import { noteView } from '../blocks/forms/note-form.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { getOwnMeeting } from './get-own-meeting.ts'
import { openModal } from './open-modal.ts'

/** Opens the meeting's internal note for changing. */
export const openNote = (
  request: RequestContext,
  { triggerId, meetingId }: { triggerId: string; meetingId: string },
): Promise<void> => {
  const { words, user } = request
  const forms = formWords(user.locale)
  return openModal(request, { triggerId, title: forms.note }, async () => {
    const meeting = await getOwnMeeting(request, meetingId)
    return noteView({ words, forms, locale: user.locale, meeting })
  })
}
