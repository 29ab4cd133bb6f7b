import { ownEntry } from '../../text/own-entry.ts'
import { isTimeZone } from '../zoned-time.ts'

/**
 * Zones that `Intl.supportedValuesOf` lists under a name that the tz database has replaced, with the current
 * name (its file `backward`; ICU keeps the first name of a zone).
 */
const currentNames: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
}

/** The current name of a zone, if this runtime knows it: `Europe/Kiev` → `Europe/Kyiv`. */
export function currentZoneName(timeZone: string): string {
  const current = ownEntry(currentNames, timeZone)
  return current !== undefined && isTimeZone(current) ? current : timeZone
}

/** `Europe/Kyiv` → `Europe/Kiev`: the earlier name of a zone that has one. */
export const oldZoneNames: ReadonlyMap<string, string> = new Map(
  Object.entries(currentNames).map(([old, current]) => [current, old]),
)

/** All zones that people can choose, by their current names, in alphabetical order. */
export const listZones = (): string[] =>
  Intl.supportedValuesOf('timeZone').map(currentZoneName).sort()
