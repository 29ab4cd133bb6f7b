import { isTimeZone } from '../../../scheduling/zoned-time.ts'
import { windowsZones } from './windows-zones.ts'

const inLowerCase = new Map(
  Object.entries(windowsZones).map(([name, zone]) => [name.toLowerCase(), zone]),
)

const known = (name: string): string | undefined =>
  isTimeZone(name) ? name : inLowerCase.get(name.toLowerCase())

/** `America/Argentina/Salta`: no zone's name has more parts. */
const maxParts = 3

/** `/example.org/2021/Europe/Berlin`, `tzone://Microsoft/Utc`: the longest end that is a zone's name. */
function withoutPrefix(name: string): string | undefined {
  const parts = name.split('/').filter(Boolean)
  for (let from = Math.max(1, parts.length - maxParts); from < parts.length; from += 1) {
    const found = known(parts.slice(from).join('/'))
    if (found) return found
  }
  return undefined
}

/** Some programs number a name that they use twice: `GMT Standard Time 1`. */
const withoutNumber = (name: string) => name.replace(/[\s_-]*\d+$/, '')

/** The IANA zone of a TZID; undefined if it is unknown. */
export function zoneNameOf(tzid: string): string | undefined {
  const name = tzid.trim().slice(0, 200)
  const spelled = name.replaceAll(' ', '_')
  return (
    known(name) ??
    known(spelled) ??
    withoutPrefix(name) ??
    known(withoutNumber(name)) ??
    withoutPrefix(withoutNumber(name))
  )
}
