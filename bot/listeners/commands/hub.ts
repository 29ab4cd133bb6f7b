import { messagesIn } from '../../../src/i18n/messages.ts'
import { listOutcomesDue } from '../../../src/services/meetings/person-meetings.ts'
import { hubMessage } from '../../blocks/meetings/agenda.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import { findNextMeeting } from './agenda.ts'

/** `/meet` without an argument: the next meeting, and buttons for common tasks. */
export async function showHub(request: RequestContext): Promise<SlackMessage> {
  const { parts, user, reader, copy } = request
  const [agenda, due] = await Promise.all([
    findNextMeeting(request),
    listOutcomesDue(parts.context, user),
  ])
  return hubMessage(
    { ...agenda, copy, reader },
    {
      verbs: messagesIn(user.locale, 'slack/verbs'),
      dueCount: due.length,
      now: parts.context.clock(),
    },
  )
}
