import { z } from 'zod'
import { toldWords } from '../../../src/i18n/slack/told/words.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { recordOutcome, undoOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { instant } from '../../blocks/instant-shape.ts'
import { outcomeLogged, outcomeQuestion } from '../../blocks/meetings/outcome.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { clockIn } from '../../blocks/times.ts'
import { showHome } from '../../home/show-home.ts'
import { getOwnMeeting } from '../../meetings/get-own-meeting.ts'
import { type OutcomeTurn, withOutcomes } from '../../meetings/outcome-turn.ts'
import { offerForm } from '../../modals/follow-up-times.ts'
import { openModal } from '../../modals/open-modal.ts'
import type { Press } from '../../requests/press.ts'
import { actorOf, afterAck, type BotParts, isTurn, takeTurn } from '../../requests/turn.ts'

const undoMs = 10 * 60_000
const laterMs = 15 * 60_000
const moreMenu = 'outcome-more:'

const loggedShape = z.object({ meetingId: z.uuid(), loggedAt: instant, outcome: z.string() })

interface Logged {
  meetingId: string
  outcome: string
}

interface Answer {
  message: SlackMessage
  /** As it is now, where an outcome was written. */
  logged?: Meeting
}

async function log(turn: OutcomeTurn, { meetingId, outcome }: Logged): Promise<Answer> {
  const { context } = turn.parts
  await getOwnMeeting(turn, meetingId)
  const meeting = await recordOutcome(context, {
    workspaceId: turn.workspaceId,
    meetingId,
    outcome,
    actor: actorOf(turn),
  })
  const message = outcomeLogged(turn.words, { meeting, at: context.clock(), reader: turn.reader })
  return { message, logged: meeting }
}

async function undo(turn: OutcomeTurn, { value }: Press): Promise<Answer> {
  const { words, workspaceId } = turn
  const { context } = turn.parts
  const logged = readCarried(loggedShape, value)
  const { meetingId } = logged
  if (context.clock() > logged.loggedAt + undoMs) return { message: sentence(words.undoOver) }
  const current = await getOwnMeeting(turn, meetingId)
  // Somebody logged another outcome meanwhile: this press must not undo theirs.
  if (current.outcome !== logged.outcome) {
    const { loggedAt: at } = logged
    return { message: outcomeLogged(words, { meeting: current, at, reader: turn.reader }) }
  }
  const meeting = await undoOutcome(context, { workspaceId, meetingId, actor: actorOf(turn) })
  return { message: outcomeQuestion(words, { meeting, own: turn.ownOutcomes }) }
}

async function askLater(turn: OutcomeTurn, meetingId: string): Promise<Answer> {
  const { context } = turn.parts
  const { sequence } = await getOwnMeeting(turn, meetingId)
  const startAfter = context.clock() + laterMs
  const due = { meetingId, sequence, target: 'outcome:slack' }
  await context.jobs.enqueue(context.db, 'fall-due', [{ payload: due, startAfter }])
  return { message: sentence(turn.words.asksAgain(clockIn(startAfter, turn.reader))) }
}

const answerOf = (turn: OutcomeTurn, press: Press): Promise<Answer> => {
  if (press.actionId === 'outcome-undo') return undo(turn, press)
  if (press.actionId.startsWith(moreMenu)) {
    const meetingId = press.actionId.slice(moreMenu.length)
    return press.value === 'later'
      ? askLater(turn, meetingId)
      : log(turn, { meetingId, outcome: press.value.slice('own:'.length) })
  }
  // A meeting's id may follow: where several stand on one page, each button has an id of its own.
  const [, outcome = ''] = press.actionId.split(':')
  return log(turn, { meetingId: press.value, outcome })
}

/** The outcome is written: where Slack opens the draft no more, its button in the message is left. */
async function draftMail(
  turn: OutcomeTurn,
  { press, meeting }: { press: Press; meeting: Meeting },
) {
  const { triggerId } = press
  const title = toldWords(turn.reader.locale).missedTitle
  try {
    await openModal(turn, { triggerId, title }, () =>
      offerForm(turn, { meeting, reason: 'missed' }),
    )
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    turn.parts.context.log.warn({ code: error.code }, 'A draft for a guest could not be opened')
  }
}

/**
 * One press writes at once; the message becomes what was written, with Undo, and App Home loses its line. After a
 * no-show a mail to the guest is drafted.
 */
export const onOutcome = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const asking = await takeTurn(parts, press.source)
    if (!isTurn(asking)) return void (await press.tell(asking))
    const turn = await withOutcomes(asking)
    const { message, logged } = await answerOf(turn, press)
    if (press.view?.type === 'home') await showHome(turn)
    else await press.replace(message)
    if (logged?.outcome === 'no-show') await draftMail(turn, { press, meeting: logged })
  })
