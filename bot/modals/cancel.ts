import { messagesIn } from '../../src/i18n/messages.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { canCancel } from '../../src/model/meeting-status.ts'
import { suggestOthers } from '../../src/services/availability/suggest-others.ts'
import { cancelView } from '../blocks/forms/cancel-form.ts'
import { sentence } from '../blocks/text.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { getOwnMeeting } from './get-own-meeting.ts'
import { openModal, type Shown } from './open-modal.ts'
import { refusalText } from './refusal-text.ts'

const lookAheadMs = 14 * 24 * 60 * 60_000
const maxShown = 6

interface Canceling {
  meetingId: string
  reason: string
  /** The ticked times. None by default: a person chooses what is sent to the guest. */
  chosen?: readonly number[]
  notice?: string
}

/** Evenly spread times of the next two weeks, including the ticked ones. */
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

/** The current form. A meeting that is over, has an outcome or was canceled has none. */
export async function cancelForm(
  request: RequestContext,
  { meetingId, reason, chosen = [], notice }: Canceling,
): Promise<Shown> {
  const { copy, reader, user, parts } = request
  const forms = messagesIn(user.locale, 'slack/forms')
  const meeting = await getOwnMeeting(request, meetingId)
  const check = canCancel(meeting, parts.context.clock())
  if (!check.allowed)
    return { title: forms.cancelTitle, message: sentence(refusalText(check, user.locale)) }
  const starts = await otherStarts(request, { meeting, chosen })
  return cancelView({ copy, forms, reader, meeting, reason, starts, chosen, notice })
}

/** Asks why a meeting is canceled, and which other times to propose to the guest. */
export const openCancel = (
  request: RequestContext,
  opening: { triggerId: string; meetingId: string; reason?: string | undefined },
): Promise<void> => {
  const { triggerId, meetingId, reason = '' } = opening
  const title = messagesIn(request.user.locale, 'slack/forms').cancelTitle
  return openModal(request, { triggerId, title }, () => cancelForm(request, { meetingId, reason }))
}
