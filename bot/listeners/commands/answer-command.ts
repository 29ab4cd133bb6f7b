import { parseShorthand } from '../../../src/scheduling/shorthand/parse-shorthand.ts'
import type { ShorthandCommand } from '../../../src/scheduling/shorthand/types.ts'
import { listPages } from '../../../src/services/pages.ts'
import { type SlackMessage, sentence } from '../../blocks/text.ts'
import { readingLocale } from '../../reading-locale.ts'
import type { Turn } from '../../turn.ts'
import { agendaVerbs, showAgenda, showHub } from './agenda.ts'
import { askBack } from './ask-back.ts'
import { shareLink } from './link.ts'
import { logOutcome } from './out.ts'
import { propose } from './propose.ts'

/** One line of shorthand, read and answered. */
export async function answerCommand(turn: Turn, typed: string): Promise<SlackMessage> {
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
  return answerVerb(turn, { reading, pages })
}

export interface Asked {
  reading: ShorthandCommand
  /** The rep's active pages. */
  pages: Awaited<ReturnType<typeof listPages>>
}

async function answerVerb(turn: Turn, asked: Asked): Promise<SlackMessage> {
  const { verb } = asked.reading
  const { words, parts } = turn
  if (verb === 'propose') return propose(turn, asked)
  if (verb === 'link') return shareLink(turn, asked)
  if (verb === 'out') return logOutcome(turn, asked)
  if (verb === 'hub') return showHub(turn)
  if (verb === 'help') return sentence(words.help(parts.command))
  if (agendaVerbs.has(verb)) return showAgenda(turn, verb)
  return sentence(words.notHere(verb, `${parts.context.publicUrl}/settings`))
}
