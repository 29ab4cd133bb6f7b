import type { types } from '@slack/bolt'
import type { BotParts } from '../../requests/request-context.ts'
import type { SuggestionRequest } from '../../requests/suggestion-request.ts'
import { suggestColleagues } from './colleague.ts'
import { suggestGuests, suggestPeople } from './guest.ts'
import { suggestRecords } from './record.ts'
import type { SuggestionListener } from './suggestion.ts'
import { suggestZones } from './zone.ts'

/** By the menu's action id. */
export const suggestionListeners: Readonly<Record<string, SuggestionListener>> = {
  'suggest:colleague': suggestColleagues,
  'suggest:guest': suggestGuests,
  'suggest:people': suggestPeople,
  'suggest:record': suggestRecords,
  'suggest:zone': suggestZones,
}

/** The options of a menu; none for menus of other versions. */
export const suggestOptions = async (
  parts: BotParts,
  request: SuggestionRequest,
): Promise<types.PlainTextOption[]> => {
  const { actionId } = request
  const isKnown = Object.hasOwn(suggestionListeners, actionId)
  return (isKnown && (await suggestionListeners[actionId]?.(parts, request))) || []
}
