import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { stillAvailable } from '../../../src/services/availability/suggest-others.ts'
import { proposeFromMeeting } from '../../../src/services/proposals/propose-from-meeting.ts'
import { readInstants } from '../../blocks/instant-shape.ts'
import { guestOf } from '../../blocks/proposals/preview.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { sentence } from '../../blocks/text.ts'
import { getOwnMeeting } from '../../meetings/get-own-meeting.ts'
import { followUpForm } from '../../modals/follow-up-times.ts'
import { formLocale } from '../../modals/form-locale.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import type { BotParts, RequestContext } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'

const metadataShape = z.object({
  meetingId: z.uuid(),
  reason: z.enum(['missed', 'follow-up']),
})

const titleOf = ({ metadata }: Submission): string => {
  const notifications = messagesIn(formLocale(metadata), 'slack/notifications')
  const { reason } = readCarried(metadataShape, metadata)
  return reason === 'missed' ? notifications.missedTitle : notifications.followUpTitle
}

/** If a time was taken meanwhile, shows the form again with other times and the typed text. */
async function send(request: RequestContext, submission: Submission): Promise<Shown> {
  const { meetingId, reason } = readCarried(metadataShape, submission.metadata)
  const meeting = await getOwnMeeting(request, meetingId)
  const { message = '' } = submission.values
  const chosen = readInstants(submission.chosen.times)
  const slots = await stillAvailable(request.parts.context, { meeting, starts: chosen })
  const taken = chosen.filter(start => !slots.includes(start))
  if (taken.length > 0) return followUpForm(request, { meeting, reason, message, taken })
  const { parts, user } = request
  const offered = {
    isToBeMoved: false,
    organizerId: user.id,
    slots,
    message,
    via: 'email',
  } as const
  await proposeFromMeeting(parts.context, { meeting, ...offered })
  const notifications = messagesIn(request.reader.locale, 'slack/notifications')
  return {
    title: titleOf(submission),
    message: sentence(notifications.mailSent({ guest: guestOf(meeting.invitee) })),
  }
}

/** Emails "Sorry we missed you" or a follow-up. Nothing is sent before the rep presses Send. */
export async function onFollowUpTimes(parts: BotParts, submission: Submission): Promise<void> {
  if ((submission.chosen.times ?? []).length === 0) {
    const times = messagesIn(formLocale(submission.metadata), 'slack/notifications').pickOne
    return submission.ackWith({ response_action: 'errors', errors: { times } })
  }
  return workInModal(parts, submission, {
    title: titleOf(submission),
    work: request => send(request, submission),
  })
}
