import { listPages } from '../../../src/services/pages/pages.ts'
import { parseShorthand } from '../../../src/shorthand/parse-shorthand.ts'
import type { ShorthandContext } from '../../../src/shorthand/types.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import { readingLocale } from '../../requests/reading-locale.ts'
import type { Turn } from '../../requests/turn.ts'
import { askBack } from './ask-back.ts'
import type { Asked, Door } from './command.ts'
import { verbListeners } from './index.ts'
import { readAsName } from './read-as-name.ts'

/** What a bare number may mean for a rep without a page. */
const withoutPage = { id: '-', title: '', durationsMinutes: [15, 30, 45, 60, 90] }

function readingContext(turn: Turn, pages: Asked['pages']): ShorthandContext {
  const { parts, user, reader, person } = turn
  const meetingTypes = pages.map(({ id, title, durationsMinutes }) => ({
    id,
    title,
    durationsMinutes,
  }))
  return {
    now: parts.context.clock(),
    timeZone: reader.timeZone,
    locale: readingLocale(user.locale, person.slackLocale),
    meetingTypes: meetingTypes.length > 0 ? meetingTypes : [withoutPage],
  }
}

/** One line of shorthand, read and answered; undefined where a modal answers. */
export async function answerCommand(
  turn: Turn,
  { typed, door }: { typed: string; door: Door },
): Promise<SlackMessage | undefined> {
  const { parts, workspaceId, user } = turn
  const pages = (await listPages(parts.context, { workspaceId, hostId: user.id })).filter(
    ({ isActive }) => isActive,
  )
  const context = readingContext(turn, pages)
  const read = parseShorthand(typed, context)
  const reading = read.kind === 'question' ? await readAsName(turn, { read, context }) : read
  if (reading.kind !== 'command') return askBack(turn, reading)
  return verbListeners[reading.verb](turn, { reading, pages, door })
}
