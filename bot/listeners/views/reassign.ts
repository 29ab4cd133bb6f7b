import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { findNewHost } from '../../../src/services/booking/check-new-host.ts'
import { reassignMeeting } from '../../../src/services/booking/reassign-meeting.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { reassignConfirmView, refusalText } from '../../blocks/forms/reassign-form.ts'
import { meetingName } from '../../blocks/meeting-name.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { quiet, sentence } from '../../blocks/text.ts'
import { timeIn } from '../../blocks/times.ts'
import { formLocale } from '../../modals/form-locale.ts'
import { getOwnMeeting } from '../../modals/get-own-meeting.ts'
import type { Shown } from '../../modals/open-modal.ts'
import { reassignForm } from '../../modals/reassign.ts'
import { workInModal } from '../../modals/work-in-modal.ts'
import { actorOf, type BotParts, type RequestContext } from '../../requests/request-context.ts'
import type { Submission } from '../../requests/submission.ts'

const metadataShape = z.object({
  meetingId: z.uuid(),
  revision: z.int(),
  hostId: z.uuid().optional(),
})

/** Shows the confirmation, or the first form again with the reason why this colleague cannot take the meeting. */
async function checkHost(
  request: RequestContext,
  { meeting, hostId }: { meeting: Meeting; hostId: string },
): Promise<Shown> {
  const { parts, copy, reader, user } = request
  const newHost = await findNewHost(parts.context, { meeting, hostId })
  const notice = refusalText(newHost, { reader })
  if (notice) return reassignForm(request, { meeting, notice })
  return reassignConfirmView(
    { copy, forms: messagesIn(user.locale, 'slack/forms'), reader, meeting },
    newHost,
  )
}

/** Checks whether the chosen colleague is free. */
export async function onReassignPicked(parts: BotParts, submission: Submission): Promise<void> {
  const { values, metadata } = submission
  const own = messagesIn(formLocale(metadata), 'slack/reassign')
  const hostId = values.host ?? ''
  if (hostId === '')
    return submission.ackWith({ response_action: 'errors', errors: { host: own.missing } })
  return workInModal(parts, submission, {
    title: own.title,
    work: async request => {
      const { meetingId } = readCarried(metadataShape, metadata)
      return checkHost(request, { meeting: await getOwnMeeting(request, meetingId), hostId })
    },
  })
}

interface Wanted {
  meetingId: string
  revision: number
  hostId: string
  reason: string | undefined
}

async function hand(request: RequestContext, wanted: Wanted): Promise<Shown> {
  const { parts, workspaceId, user, reader } = request
  const own = messagesIn(user.locale, 'slack/reassign')
  await getOwnMeeting(request, wanted.meetingId)
  const command = { ...wanted, workspaceId, actor: actorOf(request) }
  const meeting = await reassignMeeting(parts.context, command)
  const facts = { meeting: meetingName(meeting), host: quiet(meeting.host.name) }
  const message = sentence(own.done({ ...facts, time: timeIn(meeting.startsAt, reader) }))
  return { title: own.title, message }
}

/** Shows the current meeting, since it or the colleague's time changed between the two steps. */
async function askAgain(request: RequestContext, wanted: Wanted, error: unknown): Promise<Shown> {
  if (!isProblem(error, 'already-moved', 'host-busy')) throw error
  const meeting = await getOwnMeeting(request, wanted.meetingId)
  if (error.code === 'host-busy') return checkHost(request, { meeting, hostId: wanted.hostId })
  return reassignForm(request, {
    meeting,
    notice: messagesIn(request.user.locale, 'slack/forms').alreadyChanged,
  })
}

/** Reassigns the meeting. The form stays open until that is done. */
export const onReassignConfirmed = (parts: BotParts, submission: Submission): Promise<void> => {
  const { values, metadata } = submission
  return workInModal(parts, submission, {
    title: messagesIn(formLocale(metadata), 'slack/reassign').title,
    work: async request => {
      const { hostId = '', ...seen } = readCarried(metadataShape, metadata)
      const wanted = { ...seen, hostId, reason: values.reason?.trim() || undefined }
      return hand(request, wanted).catch(error => askAgain(request, wanted, error))
    },
  })
}
