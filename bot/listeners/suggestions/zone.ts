import { listZones } from '../../../src/scheduling/zone-names/current-names.ts'
import { readZone } from '../../../src/scheduling/zone-names/read-zone.ts'
import { toOptions } from '../../blocks/forms.ts'
import { suggest } from './suggest.ts'
import type { SuggestionListener } from './suggestion.ts'

const zones = listZones()
const plainOf = (text: string) => text.toLowerCase().replaceAll(/[\s_]+/g, ' ')

/** Time zones by city name in three languages, or by any part of their name. */
export const suggestZones: SuggestionListener = (parts, request) =>
  suggest(parts, request, async (_asker, text) => {
    const wanted = plainOf(text)
    const named = readZone(text)
    const found = zones.filter(zone => plainOf(zone).includes(wanted))
    const all = [...new Set([...(named ? [named] : []), ...found])]
    return toOptions(all.map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') })))
  })
