import { isTimeZone } from '../zoned-time.ts'
import { foldWord } from './fold-word.ts'

/**
 * Abbreviations as people use them: the place's own clock, summer time included. Where several
 * places share one, the most populous in business use stands: IST is India, CST and EST are the
 * United States, BST is Britain.
 */
const abbreviations: Readonly<Record<string, string>> = {
  UTC: 'UTC, GMT, Z',
  'Europe/London': 'BST',
  'Europe/Lisbon': 'WET',
  'Europe/Berlin': 'CET, CEST, MEZ, MESZ',
  'Europe/Athens': 'EET, EEST',
  'Europe/Moscow': 'MSK',
  'America/New_York': 'ET, EST, EDT',
  'America/Chicago': 'CT, CST, CDT',
  'America/Denver': 'MT, MST, MDT',
  'America/Los_Angeles': 'PT, PST, PDT',
  'America/Anchorage': 'AKST, AKDT',
  'America/Halifax': 'AST, ADT',
  'America/Sao_Paulo': 'BRT',
  'Pacific/Honolulu': 'HST',
  'Africa/Johannesburg': 'SAST',
  'Asia/Dubai': 'GST',
  'Asia/Karachi': 'PKT',
  'Asia/Kolkata': 'IST',
  'Asia/Singapore': 'SGT',
  'Asia/Hong_Kong': 'HKT',
  'Asia/Tokyo': 'JST',
  'Asia/Seoul': 'KST',
  'Australia/Perth': 'AWST',
  'Australia/Adelaide': 'ACST, ACDT',
  'Australia/Sydney': 'AEST, AEDT',
  'Pacific/Auckland': 'NZST, NZDT',
}

/** Cities that give no zone its name, and the Polish and Italian names of those that do. */
const cities: Readonly<Record<string, string>> = {
  'America/New_York':
    'NYC, Boston, Washington, Philadelphia, Atlanta, Miami, Nowy Jork, Nowym Jorku, Nuova York',
  'America/Chicago': 'Dallas, Houston, Austin',
  'America/Denver': 'Salt Lake City',
  'America/Los_Angeles': 'LA, San Francisco, SF, Seattle, San Diego, Las Vegas, Portland',
  'America/Toronto': 'Montreal, Ottawa',
  'America/Sao_Paulo': 'Rio, Rio de Janeiro',
  'America/Mexico_City': 'Città del Messico',
  'Europe/London': 'Londyn, Londynie, Londra, Edinburgh, Manchester, UK',
  'Europe/Paris': 'Paryż, Paryżu, Parigi, Lyon',
  'Europe/Berlin': 'Berlinie, Berlino, Munich, Monachium, Monaco di Baviera, Hamburg, Frankfurt',
  'Europe/Rome': 'Roma, Milano, Milan, Torino, Napoli, Rzym, Rzymie, Mediolan, Mediolanie',
  'Europe/Warsaw': 'Warszawa, Warszawie, Varsavia, Kraków, Krakowie, Cracow, Wrocław, Gdańsk',
  'Europe/Madrid': 'Barcelona, Barcellona, Madryt, Madrycie',
  'Europe/Lisbon': 'Lisbona, Lizbona, Lizbonie',
  'Europe/Vienna': 'Wiedeń, Wiedniu',
  'Europe/Zurich': 'Zurigo, Zurych, Zurychu, Geneva, Ginevra, Basel',
  'Europe/Prague': 'Praga, Pradze',
  'Europe/Athens': 'Atene, Ateny, Atenach',
  'Europe/Kyiv': 'Kijów, Kijowie',
  'Asia/Kolkata': 'Mumbai, Delhi, New Delhi, Bangalore, Bengaluru',
  'Asia/Kathmandu': 'Kathmandu',
  'Asia/Ho_Chi_Minh': 'Ho Chi Minh, Saigon',
  'Asia/Shanghai': 'Beijing, Shenzhen, Pechino, Pekin, Pekinie',
  'Asia/Tokyo': 'Tokio, Osaka',
  'Asia/Dubai': 'Abu Dhabi',
  'Asia/Jerusalem': 'Tel Aviv',
  'Australia/Sydney': 'Canberra',
}

/** Spelled in capitals, these stand without "in". */
export const zoneAbbreviations: ReadonlySet<string> = new Set(namesIn(abbreviations))

const zones = indexZones()

/** The IANA zone of an IANA name, a city, an abbreviation or `UTC+2`; letter case is ignored. */
export function zoneNamed(name: string): string | undefined {
  const folded = foldWord(name)
  const known = zones.get(folded)
  if (known) return known
  // Names of old that still work, such as US/Pacific.
  if (name.includes('/') && isTimeZone(name)) return name
  const offset = /^(?:utc|gmt)([+-])(\d{1,2})$/.exec(folded)
  if (!offset) return undefined
  // POSIX counts the other way: UTC+2 is Etc/GMT-2.
  const zone = `Etc/GMT${offset[1] === '+' ? '-' : '+'}${Number(offset[2])}`
  return isTimeZone(zone) ? zone : undefined
}

function indexZones(): ReadonlyMap<string, string> {
  const index = new Map<string, string>()
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    index.set(foldWord(zone), zone)
    const city = zone.split('/').at(-1) ?? zone
    index.set(foldWord(city.replaceAll('_', ' ')), zone)
  }
  for (const places of [cities, abbreviations]) {
    for (const [zone, names] of Object.entries(places)) {
      index.set(foldWord(zone), zone)
      for (const name of namesIn({ zone: names })) index.set(foldWord(name), zone)
    }
  }
  return index
}

function namesIn(places: Readonly<Record<string, string>>): string[] {
  return Object.values(places).flatMap(names => names.split(', '))
}
