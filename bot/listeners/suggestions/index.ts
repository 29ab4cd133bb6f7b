import type { types } from '@slack/bolt'
import type { SuggestionRequest } from '../../requests/suggestion-request.ts'
import type { BotParts } from '../../turn.ts'
import { suggestColleagues } from './colleague.ts'
import { suggestGuests, suggestPeople } from './guest.ts'
import { suggestRecords } from './record.ts'
import { suggestZones } from './zone.ts'

/** Options for a menu, best first; at most a hundred. */
export type SuggestionListener = (
  parts: BotParts,
  request: SuggestionRequest,
) => Promise<types.PlainTextOption[]>

/** By the menu's action id. */
export const suggestionListeners: Readonly<Record<string, SuggestionListener>> = {
  'suggest:colleague': suggestColleagues,
  'suggest:guest': suggestGuests,
  'suggest:people': suggestPeople,
  'suggest:record': suggestRecords,
  'suggest:zone': suggestZones,
}
