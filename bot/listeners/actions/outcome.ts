import { getMeeting } from '../../../src/services/find-meeting.ts'
import { recordOutcome, undoOutcome } from '../../../src/services/record-outcome.ts'
import { outcomeLogged, outcomeQuestion } from '../../blocks/outcome.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { clockIn } from '../../blocks/times.ts'
import { actorOf, afterAck, type BotParts, isTurn, type Turn, takeTurn } from '../../turn.ts'
import type { Press } from './draft.ts'

const undoMs = 10 * 60_000
const laterMs = 15 * 60_000

async function log(turn: Turn, { actionId, value }: Press): Promise<SlackMessage> {
  const { context } = turn.parts
  const outcome = actionId.slice('outcome:'.length)
  const meeting = await recordOutcome(context, {
    workspaceId: turn.workspaceId,
    meetingId: value,
    outcome,
    actor: actorOf(turn),
  })
  return outcomeLogged(turn.words, { meeting, at: context.clock(), reader: turn.reader })
}

async function undo(turn: Turn, { value }: Press): Promise<SlackMessage> {
  const { words, workspaceId } = turn
  const { context } = turn.parts
  const logged = JSON.parse(value) as { meetingId: string; loggedAt: number; outcome: string }
  const { meetingId } = logged
  if (context.clock() > logged.loggedAt + undoMs) return sentence(words.undoOver)
  const current = await getMeeting(context, { workspaceId, meetingId })
  // Somebody logged another outcome meanwhile: this press must not undo theirs.
  if (current.outcome !== logged.outcome)
    return outcomeLogged(words, { meeting: current, at: logged.loggedAt, reader: turn.reader })
  const meeting = await undoOutcome(context, { workspaceId, meetingId, actor: actorOf(turn) })
  return outcomeQuestion(words, meeting)
}

async function askLater(turn: Turn, { value }: Press): Promise<SlackMessage> {
  const { context } = turn.parts
  const meetingId = value.slice('later:'.length)
  const { sequence } = await getMeeting(context, { workspaceId: turn.workspaceId, meetingId })
  const startAfter = context.clock() + laterMs
  const due = { meetingId, sequence, target: 'outcome:slack' }
  await context.jobs.enqueue(context.db, 'fall-due', [{ payload: due, startAfter }])
  return sentence(turn.words.asksAgain(clockIn(startAfter, turn.reader)))
}

const answerOf = (turn: Turn, press: Press): Promise<SlackMessage> => {
  if (press.actionId === 'outcome-undo') return undo(turn, press)
  if (press.actionId === 'outcome-more') return askLater(turn, press)
  return log(turn, press)
}

/** One press writes at once; the message becomes what was written, with Undo. */
export const onOutcome = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    await press.replace(await answerOf(turn, press))
  })
