import { takesBookings } from '../../../src/model/takes-bookings.ts'
import { listPages } from '../../../src/services/pages/pages.ts'
import { parseShorthand } from '../../../src/shorthand/parse-shorthand.ts'
import type { ShorthandContext } from '../../../src/shorthand/types.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import { readingLocale } from '../../requests/reading-locale.ts'
import type { RequestContext } from '../../requests/request-context.ts'
import { askBack } from './ask-back.ts'
import type { Asked, CommandOrigin } from './command.ts'
import { verbListeners } from './index.ts'
import { readAsName } from './read-as-name.ts'

/** Durations that a bare number may mean for a rep without a page. */
const withoutPage = { id: '-', title: '', durationsMinutes: [15, 30, 45, 60, 90] }

function readingContext(request: RequestContext, pages: Asked['pages']): ShorthandContext {
  const { parts, user, reader, person } = request
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

/** Parses and answers a command; undefined if a modal is the answer. */
export async function answerCommand(
  request: RequestContext,
  { typed, origin }: { typed: string; origin: CommandOrigin },
): Promise<SlackMessage | undefined> {
  const { parts, workspaceId, user } = request
  const pages = (await listPages(parts.context, { workspaceId, hostId: user.id })).filter(page =>
    takesBookings(page, parts.context.clock()),
  )
  const context = readingContext(request, pages)
  const read = parseShorthand(typed, context)
  const reading = read.kind === 'question' ? await readAsName(request, { read, context }) : read
  if (reading.kind !== 'command') return askBack(request, reading)
  return verbListeners[reading.verb](request, { reading, pages, origin })
}
