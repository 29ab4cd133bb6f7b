import { parseShorthand } from '../../../src/scheduling/shorthand/parse-shorthand.ts'
import { listPages } from '../../../src/services/pages.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import { readingLocale } from '../../reading-locale.ts'
import type { Turn } from '../../turn.ts'
import { askBack } from './ask-back.ts'
import { type Door, verbListeners } from './index.ts'

/** One line of shorthand, read and answered; undefined where a modal answers. */
export async function answerCommand(
  turn: Turn,
  { typed, door }: { typed: string; door: Door },
): Promise<SlackMessage | undefined> {
  const { parts, workspaceId, user, reader } = turn
  const pages = (await listPages(parts.context, { workspaceId, hostId: user.id })).filter(
    ({ isActive }) => isActive,
  )
  const reading = parseShorthand(typed, {
    now: parts.context.clock(),
    timeZone: reader.timeZone,
    locale: readingLocale(user.locale, turn.person.slackLocale),
    meetingTypes: pages.map(({ id, title, durationsMinutes }) => ({ id, title, durationsMinutes })),
  })
  if (reading.kind !== 'command') return askBack(turn, reading)
  return verbListeners[reading.verb](turn, { reading, pages, door })
}
