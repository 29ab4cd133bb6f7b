import { messagesIn } from '../../../src/i18n/messages.ts'
import { slackProblem } from '../../../src/i18n/slack-problem.ts'
import {
  addInternalNote,
  replaceInternalNote,
} from '../../../src/services/meetings/internal-note.ts'
import { isProblem } from '../../../src/services/problems.ts'
import { findPrompt } from '../../../src/services/slack/outcome-prompts.ts'
import { once } from '../../../src/services/slack/run-once.ts'
import { escapeText } from '../../blocks/text.ts'
import { type DirectReply, readDirectReply } from '../../requests/direct-reply.ts'
import {
  actorOf,
  type BotParts,
  isResolved,
  type RequestContext,
  resolveRequest,
} from '../../requests/request-context.ts'
import type { TeamEvent } from '../../requests/team-event.ts'
import { callSlack } from '../../slack-api/call-slack.ts'

/** @returns the reply; undefined if nothing changed */
async function note(
  request: RequestContext,
  { meetingId, reply }: { meetingId: string; reply: DirectReply },
): Promise<string | undefined> {
  const { workspaceId, parts, reader } = request
  const { before, after } = reply
  const notifications = messagesIn(reader.locale, 'slack/notifications')
  if (before === after) return undefined
  const command = { workspaceId, meetingId, actor: actorOf(request) }
  if (before === '') {
    await addInternalNote(parts.context, { ...command, text: after })
    return notifications.noted
  }
  const changed = await replaceInternalNote(parts.context, { ...command, before, after })
  return changed ? notifications.noteChanged : notifications.noteKept
}

async function answerReply(
  parts: BotParts,
  { team, reply }: { team: TeamEvent; reply: DirectReply },
): Promise<void> {
  const { channel, threadTs, slackUserId } = reply
  const prompt = await findPrompt(parts.context, { channel, ts: threadTs })
  if (!prompt) return
  const request = await resolveRequest(parts, team.sourceFor(slackUserId))
  if (!isResolved(request) || request.user.id !== prompt.userId) return
  const text = await note(request, { meetingId: prompt.meetingId, reply }).catch(
    (error: unknown) => {
      if (!isProblem(error)) throw error
      return escapeText(slackProblem(request.user.locale, error.facts))
    },
  )
  if (text === undefined) return
  await callSlack(() => request.client.chat.postMessage({ channel, thread_ts: threadTs, text }))
}

/** A reply to the question about a meeting's outcome becomes an internal note. Editing the reply edits the note. */
export async function onDirectReply(parts: BotParts, team: TeamEvent): Promise<void> {
  const reply = readDirectReply(team.event)
  if (!reply) return
  await once(parts.context, `event:${team.eventId}`, () => answerReply(parts, { team, reply }))
}
