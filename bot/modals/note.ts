import { formWords } from '../../src/i18n/slack/forms/words.ts'
import { noteView } from '../blocks/forms/note-form.ts'
import type { Turn } from '../requests/turn.ts'
import { getOwnMeeting } from './meeting-turn.ts'
import { openModal } from './open-modal.ts'

/** Opens the meeting's internal note for changing. */
export const openNote = (
  turn: Turn,
  { triggerId, meetingId }: { triggerId: string; meetingId: string },
): Promise<void> => {
  const { words, user } = turn
  const forms = formWords(user.locale)
  return openModal(turn, { triggerId, title: forms.note }, async () => {
    const meeting = await getOwnMeeting(turn, meetingId)
    return noteView({ words, forms, locale: user.locale, meeting })
  })
}
