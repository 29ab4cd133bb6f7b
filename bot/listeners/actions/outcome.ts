import { z } from 'zod'
import { messagesIn } from '../../../src/i18n/messages.ts'
import { formatTarget } from '../../../src/model/delivery-target.ts'
import type { Meeting } from '../../../src/model/entities.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { recordOutcome, undoOutcome } from '../../../src/services/meetings/record-outcome.ts'
import { showAppHome } from '../../app-home/show-app-home.ts'
import { instant } from '../../blocks/instant-shape.ts'
import { outcomeLogged, outcomeQuestion } from '../../blocks/meetings/outcome.ts'
import { readCarried } from '../../blocks/read-carried.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { clockIn } from '../../blocks/times.ts'
import { getOwnMeeting } from '../../meetings/get-own-meeting.ts'
import { type OutcomeRequest, withOutcomes } from '../../meetings/outcome-request.ts'
import { followUpForm } from '../../modals/follow-up-times.ts'
import { openModal } from '../../modals/open-modal.ts'
import type { Press } from '../../requests/press.ts'
import {
  actorOf,
  afterAck,
  type BotParts,
  isResolved,
  resolveRequest,
} from '../../requests/request-context.ts'

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
  /** The current meeting if an outcome was recorded. */
  logged?: Meeting
}

async function log(request: OutcomeRequest, { meetingId, outcome }: Logged): Promise<Answer> {
  const { context } = request.parts
  await getOwnMeeting(request, meetingId)
  const meeting = await recordOutcome(context, {
    workspaceId: request.workspaceId,
    meetingId,
    outcome,
    actor: actorOf(request),
  })
  const message = outcomeLogged(request.copy, {
    meeting,
    at: context.clock(),
    reader: request.reader,
  })
  return { message, logged: meeting }
}

async function undo(request: OutcomeRequest, { value }: Press): Promise<Answer> {
  const { copy, workspaceId } = request
  const { context } = request.parts
  const logged = readCarried(loggedShape, value)
  const { meetingId } = logged
  if (context.clock() > logged.loggedAt + undoMs) return { message: sentence(copy.undoOver) }
  const current = await getOwnMeeting(request, meetingId)
  // A colleague recorded another outcome meanwhile, which this press must not undo.
  if (current.outcome !== logged.outcome) {
    const { loggedAt: at } = logged
    return { message: outcomeLogged(copy, { meeting: current, at, reader: request.reader }) }
  }
  const meeting = await undoOutcome(context, { workspaceId, meetingId, actor: actorOf(request) })
  return { message: outcomeQuestion(copy, { meeting, own: request.ownOutcomes }) }
}

async function askLater(request: OutcomeRequest, meetingId: string): Promise<Answer> {
  const { context } = request.parts
  const { sequence } = await getOwnMeeting(request, meetingId)
  const startAfter = context.clock() + laterMs
  const due = { meetingId, sequence, target: formatTarget({ kind: 'slack-outcome' }) }
  await context.jobs.enqueue(context.db, 'fall-due', [{ payload: due, startAfter }])
  return {
    message: sentence(request.copy.asksAgain({ time: clockIn(startAfter, request.reader) })),
  }
}

const answerOf = (request: OutcomeRequest, press: Press): Promise<Answer> => {
  if (press.actionId === 'outcome-undo') return undo(request, press)
  if (press.actionId.startsWith(moreMenu)) {
    const meetingId = press.actionId.slice(moreMenu.length)
    return press.value === 'later'
      ? askLater(request, meetingId)
      : log(request, { meetingId, outcome: press.value.slice('own:'.length) })
  }
  // The id ends with a meeting's id if several meetings are in one view, because action ids must be unique there.
  const [, outcome = ''] = press.actionId.split(':')
  return log(request, { meetingId: press.value, outcome })
}

/** Opens the draft of an email. If Slack refuses the modal, the button in the message remains. */
async function draftMail(
  request: OutcomeRequest,
  { press, meeting }: { press: Press; meeting: Meeting },
) {
  const { triggerId } = press
  const title = messagesIn(request.reader.locale, 'slack/notifications').missedTitle
  try {
    await openModal(request, { triggerId, title }, () =>
      followUpForm(request, { meeting, reason: 'missed' }),
    )
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    request.parts.context.log.warn({ code: error.code }, 'A draft for a guest could not be opened')
  }
}

/**
 * One press records the outcome. The message then shows it with Undo, and App Home drops the meeting. A no-show
 * also opens the draft of an email to the guest.
 */
export const onOutcome = (parts: BotParts, press: Press): Promise<void> =>
  afterAck(parts, press, async () => {
    const asking = await resolveRequest(parts, press.source)
    if (!isResolved(asking)) return void (await press.reply(asking))
    const request = await withOutcomes(asking)
    const { message, logged } = await answerOf(request, press)
    if (press.view?.type === 'home') await showAppHome(request)
    else await press.replace(message)
    if (logged?.outcome === 'no-show') await draftMail(request, { press, meeting: logged })
  })
