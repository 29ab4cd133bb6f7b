import { messagesIn } from '../../src/i18n/messages.ts'
import type { Meeting } from '../../src/model/entities.ts'
import { canReschedule } from '../../src/model/meeting-status.ts'
import { reassignView } from '../blocks/forms/reassign-form.ts'
import { sentence } from '../blocks/text.ts'
import type { RequestContext } from '../requests/request-context.ts'
import { getOwnMeeting } from './get-own-meeting.ts'
import { openModal, type Shown } from './open-modal.ts'
import { refusalText } from './refusal-text.ts'

/** The reason why this meeting cannot be reassigned; undefined if it can. */
function refusalOf({ user, parts }: RequestContext, meeting: Meeting): string | undefined {
  if (meeting.source === 'calendar') return messagesIn(user.locale, 'slack/reassign').fromCalendar
  const check = canReschedule(meeting, parts.context.clock())
  return check.allowed ? undefined : refusalText(check, user.locale)
}

/** The current form. Meetings that are over, canceled or created in a calendar have none. */
export function reassignForm(
  request: RequestContext,
  { meeting, notice }: { meeting: Meeting; notice?: string | undefined },
): Shown {
  const { copy, reader, user } = request
  const refusal = refusalOf(request, meeting)
  if (refusal)
    return { title: messagesIn(user.locale, 'slack/reassign').title, message: sentence(refusal) }
  return reassignView(
    { copy, forms: messagesIn(user.locale, 'slack/forms'), reader, meeting },
    notice,
  )
}

/** Asks for the new host of a meeting. */
export const openReassign = (
  request: RequestContext,
  { triggerId, meetingId }: { triggerId: string; meetingId: string },
): Promise<void> =>
  openModal(
    request,
    { triggerId, title: messagesIn(request.user.locale, 'slack/reassign').title },
    async () => reassignForm(request, { meeting: await getOwnMeeting(request, meetingId) }),
  )
