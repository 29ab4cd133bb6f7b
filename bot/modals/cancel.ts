import { messagesIn } from '../../src/i18n/messages.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { canCancel } from '../../src/model/meeting-status.ts'
import { suggestOthers } from '../../src/services/availability/suggest-others.ts'
import { cancelView } from '../blocks/forms/cancel-form.ts'
import { sentence } from '../blocks/text.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { getOwnMeeting } from './get-own-meeting.ts'
import { openModal, type Shown } from './open-modal.ts'

const lookAheadMs = 14 * 24 * 60 * 60_000
const maxShown = 6

interface Canceling {
  meetingId: string
  reason: string
  /** Times that are ticked; none where absent: what goes to the guest, a person chooses. */
  chosen?: readonly number[]
  notice?: string
}

/** Evenly spread times of the coming two weeks, with the ticked ones among them. */
async function otherStarts(
  { parts: { context } }: RequestContext,
  { meeting, chosen }: { meeting: Meeting; chosen: readonly number[] },
): Promise<number[]> {
  if (!meeting.isInvited) return []
  const now = context.clock()
  const ranges = [{ start: now, end: now + lookAheadMs }]
  const count = maxShown - chosen.length
  const free = count > 0 ? await suggestOthers(context, { meeting, ranges, count }) : []
  return [...new Set([...chosen, ...free])].sort((a, b) => a - b)
}

/** The form as it stands now; a meeting that is over or canceled has none. */
export async function cancelForm(
  request: RequestContext,
  { meetingId, reason, chosen = [], notice }: Canceling,
): Promise<Shown> {
  const { copy, reader, user, parts } = request
  const forms = messagesIn(user.locale, 'slack/forms')
  const meeting = await getOwnMeeting(request, meetingId)
  const check = canCancel(meeting, parts.context.clock())
  if (!check.allowed) {
    const text = check.reason === 'canceled' ? forms.canceledAlready : forms.ended
    return { title: forms.cancelTitle, message: sentence(text) }
  }
  const starts = await otherStarts(request, { meeting, chosen })
  return cancelView({ copy, forms, reader, meeting, reason, starts, chosen, notice })
}

/** Asks why a meeting is canceled, and which other times the guest is offered. */
export const openCancel = (
  request: RequestContext,
  opening: { triggerId: string; meetingId: string; reason?: string | undefined },
): Promise<void> => {
  const { triggerId, meetingId, reason = '' } = opening
  const title = messagesIn(request.user.locale, 'slack/forms').cancelTitle
  return openModal(request, { triggerId, title }, () => cancelForm(request, { meetingId, reason }))
}
