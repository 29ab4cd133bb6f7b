import { foldWord } from '../../text/fold-word.ts'
import { isTimeZone } from '../zoned-time.ts'
import { abbreviations, clocks } from './abbreviations.ts'
import { cities } from './cities.ts'
import { currentZoneName, listZones, oldZoneNames } from './current-names.ts'
import { readOffset } from './read-offset.ts'

/** No name of a zone in words is longer: `North American Eastern Standard Time`. */
export const maxZoneWords = 5

const maxNameLength = 64
const timeSuffix = / (?:(?:standard|daylight|summer) )?time$/

let index: ReadonlyMap<string, string> | undefined

/**
 * The IANA zone that people mean by a name: its own (`Europe/Warsaw`, in any letter case, or one of old such as
 * `US/Pacific` and `EST5EDT`), a city's or country's in three languages (`Kraków`, `new york`), an abbreviation (`EST`), a clock's
 * (`Pacific`, `Central European Summer Time`, `London time`) or an offset (`GMT+2`).
 *
 * @returns by its current name (`Kiev` → `Europe/Kyiv`); undefined where nothing has that name
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

/** Three letters that the tz database has and the tables have not; the runtime knows more, as `ACT` for Darwin. */
const shortNames: ReadonlySet<string> = new Set(['MET', 'PRC', 'ROC', 'ROK', 'UCT'])

/** Names of old that still work, such as `US/Pacific` and `EST5EDT`; in lower case the zone that they mean. */
function readOldName(name: string): string | undefined {
  const isShort = /^[a-z]{3}$/i.test(name)
  if (!isTimeZone(name) || (isShort && !shortNames.has(name.toUpperCase()))) return undefined
  if (name !== name.toLowerCase()) return currentZoneName(name)
  const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions()
  return currentZoneName(timeZone)
}

/** Letter case, diacritics and punctuation do not count: `St. John's` and `st johns` are one. */
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

/** `EST`, spelled in capitals. */
export const isZoneAbbreviation = (text: string): boolean => upperAbbreviations.has(text)
/** `Eastern`, `pacific`: a name that is a zone's only beside a time. */
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
