import { formWords } from '../../src/i18n/slack/forms/words.ts'
import { canCancel } from '../../src/scheduling/meeting-status.ts'
import { cancelView } from '../blocks/cancel-form.ts'
import { sentence } from '../blocks/text.ts'
import type { Turn } from '../turn.ts'
import { getOwnMeeting } from './meeting-turn.ts'
import { openModal, type Shown } from './open-modal.ts'

async function cancelForm(
  turn: Turn,
  { meetingId, reason }: { meetingId: string; reason: string },
): Promise<Shown> {
  const { words, reader, user, parts } = turn
  const forms = formWords(user.locale)
  const meeting = await getOwnMeeting(turn, meetingId)
  const check = canCancel(meeting, parts.context.clock())
  if (check.allowed) return cancelView({ words, forms, reader, meeting, reason })
  const text = check.reason === 'canceled' ? forms.canceledAlready : forms.ended
  return { title: forms.cancelTitle, message: sentence(text) }
}

/** Asks why a meeting is canceled, and whether the guest is offered other times. */
export const openCancel = (
  turn: Turn,
  opening: { triggerId: string; meetingId: string; reason?: string | undefined },
): Promise<void> => {
  const { triggerId, meetingId, reason = '' } = opening
  const title = formWords(turn.user.locale).cancelTitle
  return openModal(turn, { triggerId, title }, () => cancelForm(turn, { meetingId, reason }))
}
