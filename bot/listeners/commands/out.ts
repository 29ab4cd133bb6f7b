import type { CrmChoices } from '../../../crm/contract/crm-objects.ts'
import { messagesIn } from '../../../src/i18n/messages.ts'
import {
  findMeetingForOutcome,
  listWithoutOutcome,
} from '../../../src/services/meetings/person-meetings.ts'
import { recordOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { outcomeLogged, outcomeQuestion } from '../../blocks/meetings/outcome.ts'
import { outcomesDueMessage } from '../../blocks/meetings/outcomes-due.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { withOutcomes } from '../../meetings/outcome-request.ts'
import { actorOf, type RequestContext } from '../../requests/request-context.ts'
import type { Asked } from './command.ts'

/** The CRM account's outcome with this label, ignoring case; otherwise the typed text. */
function ownOutcome(typed: string, own: CrmChoices['outcomes']): string {
  const name = typed.toLowerCase()
  return own?.find(({ label }) => label.toLowerCase() === name)?.value ?? typed
}

/**
 * Records the outcome of the last or current meeting. Without an outcome it asks, and first for the meeting if
 * there are several.
 */
export async function logOutcome(
  asking: RequestContext,
  { reading }: Asked,
): Promise<SlackMessage> {
  const request = await withOutcomes(asking)
  const { parts, copy, workspaceId, user, reader } = request
  if (!reading.outcome) {
    const due = await listWithoutOutcome(parts.context, user)
    if (due.length > 1)
      return outcomesDueMessage({ verbs: messagesIn(user.locale, 'slack/verbs'), reader }, due)
  }
  const latest = await findMeetingForOutcome(parts.context, user)
  if (!latest) return sentence(copy.noEnded)
  if (!reading.outcome) return outcomeQuestion(copy, { meeting: latest, own: request.ownOutcomes })
  const meeting = await recordOutcome(parts.context, {
    workspaceId,
    meetingId: latest.id,
    outcome: ownOutcome(reading.outcome, request.ownOutcomes),
    notes: reading.note,
    actor: actorOf(request),
  })
  return outcomeLogged(copy, { meeting, at: parts.context.clock(), reader })
}
