import type { SlackMessage } from '../../blocks/text.ts'
import {
  type Acknowledged,
  afterAck,
  type BotParts,
  isResolved,
  resolveRequest,
  type Source,
} from '../../requests/request-context.ts'
import { withoutNul } from '../../requests/without-nul.ts'
import { answerCommand } from './answer-command.ts'
import type { CommandOrigin } from './command.ts'

/** Slack encodes `& < >` in a command's text as entities. */
export const decodeText = (text: string): string =>
  withoutNul(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim()

/** Parses and answers a command, and passes the answer to `tell`. */
export async function answer(
  parts: BotParts,
  asked: {
    source: Source
    text: string
    origin: CommandOrigin
    reply(message: SlackMessage): Promise<unknown>
  },
): Promise<void> {
  const request = await resolveRequest(parts, asked.source)
  const { text: typed, origin } = asked
  const message = isResolved(request) ? await answerCommand(request, { typed, origin }) : request
  if (message) await asked.reply(message)
}

/** A command's text and origin. */
interface CommandRequest extends Acknowledged, CommandOrigin {
  text: string
}

/** `/meet …` */
export const onMeet = (parts: BotParts, request: CommandRequest): Promise<void> =>
  afterAck(parts, request, () =>
    answer(parts, {
      source: request.source,
      text: decodeText(request.text),
      origin: request,
      reply: message => request.reply(message),
    }),
  )
