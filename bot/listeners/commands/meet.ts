import type { SlackMessage } from '../../blocks/text.ts'
import {
  type Acknowledged,
  afterAck,
  type BotParts,
  isTurn,
  type Source,
  takeTurn,
} from '../../turn.ts'
import { answerCommand } from './answer-command.ts'

/** Slack sends `& < >` of a command's text as entities. */
export const decodeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim()

/** Reads a command for whoever asked and gives the answer to `tell`. */
export async function answer(
  parts: BotParts,
  asked: { source: Source; text: string; tell(message: SlackMessage): Promise<unknown> },
): Promise<void> {
  const turn = await takeTurn(parts, asked.source)
  await asked.tell(isTurn(turn) ? await answerCommand(turn, asked.text) : turn)
}

/** `/meet …` */
export const onMeet = (
  parts: BotParts,
  request: Acknowledged & { source: Source; text: string },
): Promise<void> =>
  afterAck(parts, request, () =>
    answer(parts, {
      source: request.source,
      text: decodeText(request.text),
      tell: message => request.tell(message),
    }),
  )
