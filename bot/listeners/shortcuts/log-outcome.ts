import { messagesIn } from '../../../src/i18n/messages.ts'
import { findMeetingForOutcome } from '../../../src/services/meetings/person-meetings.ts'
import { outcomeQuestion } from '../../blocks/meetings/outcome.ts'
import { sentence } from '../../blocks/text.ts'
import { withOutcomes } from '../../meetings/outcome-request.ts'
import { openModal, type Shown } from '../../modals/open-modal.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import { withRequest } from './with-request.ts'

async function askFor(asking: RequestContext, title: string): Promise<Shown> {
  const request = await withOutcomes(asking)
  const { parts, copy, user } = request
  const latest = await findMeetingForOutcome(parts.context, user)
  const message = latest
    ? outcomeQuestion(copy, { meeting: latest, own: request.ownOutcomes })
    : sentence(copy.noEnded)
  return { title, message }
}

/** *Log outcome* in Slack's menu, for the last or current meeting. */
export const onLogOutcome = withRequest((request, { triggerId }) => {
  const title = messagesIn(request.reader.locale, 'slack/general').outcome
  return openModal(request, { triggerId, title }, () => askFor(request, title))
})
