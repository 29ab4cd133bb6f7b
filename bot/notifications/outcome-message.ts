import { messagesIn } from '../../src/i18n/messages.ts'
import { providerName } from '../../src/i18n/outage-text.ts'
import { withOwnOutcomes } from '../../src/i18n/own-outcomes.ts'
import type { Meeting, MeetingEvent } from '../../src/model/entities.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { isInCrm } from '../../src/services/crm/is-in-crm.ts'
import { outcomeLogged, outcomeQuestion } from '../blocks/meetings/outcome.ts'
import type { SlackMessage } from '../blocks/text.ts'
import type { Reader } from '../blocks/times.ts'

/** Name of the CRM if it has the current outcome; undefined while the delivery is pending. */
async function crmThatHasIt(
  context: ServiceContext,
  { meeting, reader }: { meeting: Meeting; reader: Reader },
): Promise<string | undefined> {
  if (!(await isInCrm(context, meeting))) return undefined
  const { id } = await context.crmFor(meeting.workspaceId)
  return providerName(reader.locale, id)
}

/** The current content of the question after a meeting: the recorded outcome, or the question itself. */
export async function outcomeShown(
  context: ServiceContext,
  shown: { meeting: Meeting; events: readonly MeetingEvent[]; reader: Reader },
): Promise<SlackMessage> {
  const { meeting, events, reader } = shown
  const { outcomes: own } = await context.crmChoices(meeting.workspaceId)
  const copy = withOwnOutcomes(messagesIn(reader.locale, 'slack/general'), own)
  if (meeting.outcome === 'scheduled') return outcomeQuestion(copy, { meeting, own })
  const logged = events.findLast(({ kind, outcome }) => kind === 'outcome' && outcome)
  const at = logged?.at ?? context.clock()
  const crm = await crmThatHasIt(context, { meeting, reader })
  return outcomeLogged(copy, { meeting, at, reader, crm })
}
