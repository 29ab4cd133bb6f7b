import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { stillAvailable } from '../../../src/services/availability/suggest-others.ts'
import { cancelWithOthers } from '../../../src/services/booking/cancel-with-others.ts'
import { readInstants } from '../../blocks/instant-shape.ts'
import { meetingName } from '../../blocks/meeting-name.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { timeIn } from '../../blocks/times.ts'
import { cancelForm } from '../../modals/cancel.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { getOwnMeeting } from '../../modals/get-own-meeting.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { BotParts, RequestContext } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'

const metadataShape = z.object({ meetingId: z.uuid() })

interface Wanted {
  meetingId: string
  reason: string
  /** Times to propose to the guest instead. */
  slots: readonly number[]
}

/** Shows the form again without the times that were taken meanwhile. Nothing was canceled. */
function askAgain(
  request: RequestContext,
  wanted: Wanted,
  free: readonly number[],
): Promise<Shown> {
  const { meetingId, reason, slots } = wanted
  const lost = slots.filter(start => !free.includes(start))
  const times = lost.map(start => timeIn(start, request.reader)).join(', ')
  const notice = messagesIn(request.user.locale, 'slack/forms').taken({ times })
  return cancelForm(request, { meetingId, reason, chosen: free, notice })
}

async function cancelNow(
  request: RequestContext,
  meeting: Meeting,
  { reason, slots }: Wanted,
): Promise<Shown> {
  const { parts, user, reader } = request
  const forms = messagesIn(user.locale, 'slack/forms')
  const command = { meeting, user, reason: reason || undefined, starts: slots }
  const canceled = await cancelWithOthers(parts.context, command)
  const facts = { meeting: meetingName(canceled) }
  const result = canceled.isInvited ? forms.canceled(facts) : forms.canceledQuietly(facts)
  const times = slots.map(start => timeIn(start, reader)).join('; ')
  const lines = slots.length > 0 ? [result, forms.newTimesSent({ times })] : [result]
  return { title: forms.cancelTitle, message: sentence(lines.join('\n')) }
}

async function cancel(request: RequestContext, wanted: Wanted): Promise<Shown> {
  const forms = messagesIn(request.user.locale, 'slack/forms')
  const meeting = await getOwnMeeting(request, wanted.meetingId)
  if (meeting.status === 'canceled')
    return { title: forms.cancelTitle, message: sentence(forms.canceledAlready) }
  const slots = meeting.isInvited ? wanted.slots : []
  const free = await stillAvailable(request.parts.context, { meeting, starts: slots })
  if (free.length < slots.length) return askAgain(request, wanted, free)
  return cancelNow(request, meeting, { ...wanted, slots })
}

/** Cancels, and proposes the ticked times. */
export const onCancelSubmitted = (parts: BotParts, submission: Submission): Promise<void> => {
  const { values, chosen, metadata } = submission
  return workInModal(parts, submission, {
    title: messagesIn(formLocale(metadata), 'slack/forms').cancelTitle,
    work: request => {
      const { meetingId } = readCarried(metadataShape, metadata)
      const reason = values.reason?.trim() ?? ''
      const slots = readInstants(chosen.times)
      // Forms of earlier versions offered times without showing them.
      const isOld = slots.length < (chosen.times ?? []).length
      return isOld
        ? cancelForm(request, { meetingId, reason })
        : cancel(request, { meetingId, reason, slots })
    },
  })
}
