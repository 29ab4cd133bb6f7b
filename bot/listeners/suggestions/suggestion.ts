import type { types } from '@slack/bolt'
import type { BotParts } from '../../requests/request-context.ts'
import type { SuggestionRequest } from '../../requests/suggestion-request.ts'

/** Up to a hundred options, best first. */
export type SuggestionListener = (
  parts: BotParts,
  request: SuggestionRequest,
) => Promise<types.PlainTextOption[]>
