import type { types } from '@slack/bolt'
import type { BotParts } from '../../requests/request-context.ts'
import type { SuggestionRequest } from '../../requests/suggestion-request.ts'

/** Options for a menu, best first; at most a hundred. */
export type SuggestionListener = (
  parts: BotParts,
  request: SuggestionRequest,
) => Promise<types.PlainTextOption[]>
