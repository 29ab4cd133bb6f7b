import type { listPages } from '../../../src/services/pages/pages.ts'
import type { ShorthandCommand } from '../../../src/shorthand/types.ts'
import type { SlackMessage } from '../../blocks/text.ts'
import type { RequestContext } from '../../requests/request-context.ts'

/** Where a command was given. */
export interface CommandOrigin {
  /** Opens one modal within three seconds; undefined where a command is read again later. */
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

/** Undefined: the answer is shown elsewhere, in a modal. */
export type VerbListener = (
  request: RequestContext,
  asked: Asked,
) => SlackMessage | undefined | Promise<SlackMessage | undefined>
