import type { listPages } from '../../../src/services/pages/pages.ts'
import type { ShorthandCommand } from '../../../src/shorthand/types.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import type { RequestContext } from '../../requests/request-context.ts'

/** The origin of a command. */
export interface CommandOrigin {
  /** Opens one modal within three seconds; undefined if a stored command is run again. */
  triggerId: string | undefined
  channelId: string | undefined
  responseUrl: string
}

export interface Asked {
  reading: ShorthandCommand
  /** The rep's active pages. */
  pages: Awaited<ReturnType<typeof listPages>>
  origin: CommandOrigin
}

/** Returns undefined if a modal is the answer. */
export type VerbListener = (
  request: RequestContext,
  asked: Asked,
) => SlackMessage | undefined | Promise<SlackMessage | undefined>
