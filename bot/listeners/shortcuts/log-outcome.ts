import { messagesIn } from '../../../src/i18n/messages.ts'
import { findLatestEndedMeeting } from '../../../src/services/meetings/find-meeting.ts'
import { outcomeQuestion } from '../../blocks/meetings/outcome.ts'
import { sentence } from '../../blocks/text.ts'
import { withOutcomes } from '../../meetings/outcome-request.ts'
import { openModal, type Shown } from '../../modals/open-modal.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import { withRequest } from './with-request.ts'

async function askFor(asking: RequestContext, title: string): Promise<Shown> {
  const request = await withOutcomes(asking)
  const { parts, copy, workspaceId, user } = request
  const now = parts.context.clock()
  const latest = await findLatestEndedMeeting(parts.context, { workspaceId, hostId: user.id, now })
  const message = latest
    ? outcomeQuestion(copy, { meeting: latest, own: request.ownOutcomes })
    : sentence(copy.noEnded)
  return { title, message }
}

/** *Log outcome*, from Slack's own menu: of the meeting that ended last. */
export const onLogOutcome = withRequest((request, { triggerId }) => {
  const title = messagesIn(request.reader.locale, 'slack/general').outcome
  return openModal(request, { triggerId, title }, () => askFor(request, title))
})
