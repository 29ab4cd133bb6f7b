import { foldWord } from '../../text/fold-word.ts'
import { isTimeZone } from '../zoned-time.ts'
import { abbreviations, clocks } from './abbreviations.ts'
import { cities } from './cities.ts'
import { currentZoneName, listZones, oldZoneNames } from './current-names.ts'
import { readOffset } from './read-offset.ts'

/** The longest name of a zone: `North American Eastern Standard Time`. */
export const maxZoneWords = 5

const maxNameLength = 64
const timeSuffix = / (?:(?:standard|daylight|summer) )?time$/

let index: ReadonlyMap<string, string> | undefined

/**
 * The IANA zone of a name: an IANA name (`Europe/Warsaw`, in any letter case, or an old one such as
 * `US/Pacific` and `EST5EDT`), a city or country in three languages (`Kraków`, `new york`), an abbreviation
 * (`EST`), the name of a local time (`Pacific`, `Central European Summer Time`, `London time`) or an offset
 * (`GMT+2`).
 *
 * @returns its current name (`Kiev` → `Europe/Kyiv`); undefined if there is no such zone
 */
export function readZone(text: string): string | undefined {
  const name = text.trim()
  if (name === '' || name.length > maxNameLength) return undefined
  const folded = foldWord(name)
  const offset = readOffset(folded)
  if (offset) return offset
  const words = fold(name)
  index ??= indexZones()
  const known = index.get(words) ?? index.get(words.replace(timeSuffix, ''))
  if (known) return known
  return readOldName(name)
}

/**
 * Zones of three letters in the tz database that are missing in the tables. The runtime also accepts others,
 * such as `ACT` for Darwin.
 */
const shortNames: ReadonlySet<string> = new Set(['MET', 'PRC', 'ROC', 'ROK', 'UCT'])

/** Old names that still work, such as `US/Pacific` and `EST5EDT`; lower case, with their zone. */
function readOldName(name: string): string | undefined {
  const isShort = /^[a-z]{3}$/i.test(name)
  if (!isTimeZone(name) || (isShort && !shortNames.has(name.toUpperCase()))) return undefined
  if (name !== name.toLowerCase()) return currentZoneName(name)
  const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions()
  return currentZoneName(timeZone)
}

/** Ignores letter case, diacritics and punctuation: `St. John's` and `st johns` are equal. */
const fold = (name: string): string =>
  foldWord(name)
    .replaceAll('.', '')
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()

const namesIn = (names: string) => names.split(', ')

const upperAbbreviations: ReadonlySet<string> = new Set(
  Object.values(abbreviations).flatMap(namesIn),
)
const foldedClocks: ReadonlySet<string> = new Set(Object.values(clocks).flatMap(namesIn).map(fold))

/** `EST`, written in capitals. */
export const isZoneAbbreviation = (text: string): boolean => upperAbbreviations.has(text)
/** `Eastern`, `pacific`: a name that only means a zone beside a time. */
export const isClockName = (text: string): boolean => foldedClocks.has(fold(text))

function indexZones(): ReadonlyMap<string, string> {
  const zones = new Map<string, string>()
  for (const places of [clocks, abbreviations, cities]) {
    for (const [zone, names] of Object.entries(places)) {
      for (const name of namesIn(names)) zones.set(fold(name), currentZoneName(zone))
    }
  }
  for (const zone of [...listZones(), 'UTC']) {
    for (const name of [zone, oldZoneNames.get(zone)]) {
      if (name === undefined) continue
      zones.set(fold(name), zone)
      zones.set(fold(name.split('/').at(-1) ?? name), zone)
    }
  }
  return zones
}
