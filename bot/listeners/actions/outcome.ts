import { getMeeting } from '../../../src/services/find-meeting.ts'
import { recordOutcome, undoOutcome } from '../../../src/services/record-outcome.ts'
import { outcomeLogged, outcomeQuestion } from '../../blocks/outcome.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { clockIn } from '../../blocks/times.ts'
import { type OutcomeTurn, withOutcomes } from '../../outcome-turn.ts'
import type { Press } from '../../requests/press.ts'
import { actorOf, afterAck, type BotParts, isTurn, takeTurn } from '../../turn.ts'

const undoMs = 10 * 60_000
const laterMs = 15 * 60_000
const moreMenu = 'outcome-more:'

interface Logged {
  meetingId: string
  outcome: string
}

async function log(turn: OutcomeTurn, { meetingId, outcome }: Logged): Promise<SlackMessage> {
  const { context } = turn.parts
  const meeting = await recordOutcome(context, {
    workspaceId: turn.workspaceId,
    meetingId,
    outcome,
    actor: actorOf(turn),
  })
  return outcomeLogged(turn.words, { meeting, at: context.clock(), reader: turn.reader })
}

async function undo(turn: OutcomeTurn, { value }: Press): Promise<SlackMessage> {
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
  return outcomeQuestion(words, { meeting, own: turn.ownOutcomes })
}

async function askLater(turn: OutcomeTurn, meetingId: string): Promise<SlackMessage> {
  const { context } = turn.parts
  const { sequence } = await getMeeting(context, { workspaceId: turn.workspaceId, meetingId })
  const startAfter = context.clock() + laterMs
  const due = { meetingId, sequence, target: 'outcome:slack' }
  await context.jobs.enqueue(context.db, 'fall-due', [{ payload: due, startAfter }])
  return sentence(turn.words.asksAgain(clockIn(startAfter, turn.reader)))
}

const answerOf = (turn: OutcomeTurn, press: Press): Promise<SlackMessage> => {
  if (press.actionId === 'outcome-undo') return undo(turn, press)
  if (press.actionId.startsWith(moreMenu)) {
    const meetingId = press.actionId.slice(moreMenu.length)
    return press.value === 'later'
      ? askLater(turn, meetingId)
      : log(turn, { meetingId, outcome: press.value.slice('own:'.length) })
  }
  const outcome = press.actionId.slice('outcome:'.length)
  return log(turn, { meetingId: press.value, outcome })
}

/** One press writes at once; the message becomes what was written, with Undo. */
export const onOutcome = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const turn = await takeTurn(parts, press.source)
    if (!isTurn(turn)) return void (await press.tell(turn))
    await press.replace(await answerOf(await withOutcomes(turn), press))
  })
