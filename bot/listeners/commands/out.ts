import { findLatestEndedMeeting } from '../../../src/services/find-meeting.ts'
import { recordOutcome } from '../../../src/services/record-outcome.ts'
import { outcomeLogged, outcomeQuestion } from '../../blocks/outcome.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { actorOf, type Turn } from '../../turn.ts'
import type { Asked } from './answer-command.ts'

/** Logs how the meeting that ended last went; without an outcome it asks. */
export async function logOutcome(turn: Turn, { reading }: Asked): Promise<SlackMessage> {
  const { parts, words, workspaceId, user, reader } = turn
  const now = parts.context.clock()
  const latest = await findLatestEndedMeeting(parts.context, { workspaceId, hostId: user.id, now })
  if (!latest) return sentence(words.noEnded)
  if (!reading.outcome) return outcomeQuestion(words, latest)
  const meeting = await recordOutcome(parts.context, {
    workspaceId,
    meetingId: latest.id,
    outcome: reading.outcome,
    notes: reading.note,
    actor: actorOf(turn),
  })
  return outcomeLogged(words, { meeting, at: now, reader })
}
