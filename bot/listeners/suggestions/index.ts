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
