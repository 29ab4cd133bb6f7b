import { dayMs } from './plain-date.ts'

/** A period `[from, until)` of epoch ms in which a zone keeps one offset from UTC. */
export interface ZoneSegment {
  readonly from: number
  readonly until: number
  readonly offsetMs: number
}

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** By UTC year; segments end with their year. */
  readonly years: Map<number, readonly ZoneSegment[]>
  /** The last answer: the next question usually has the same one. */
  latest: ZoneSegment
}

const nowhere: ZoneSegment = { from: 0, until: 0, offsetMs: 0 }

/** Shorter than the shortest time for which a zone kept an offset (four weeks, for a Ramadan). */
const probeMs = 4 * dayMs

/** More than there are zones; a limit is needed because names are accepted in any letter case. */
const maxZones = 1_000

const zones = new Map<string, Zone>()

/**
 * The period of constant offset that contains `instant`, cut at the ends of its UTC year.
 * The first use of a zone's year calls `Intl` some hundred times, later ones take nanoseconds.
 *
 * @throws RangeError if the zone or the instant does not exist
 */
export function segmentAt(instant: number, timeZone: string): ZoneSegment {
  const zone = zones.get(timeZone) ?? openZone(timeZone)
  const { latest } = zone
  if (latest.from <= instant && instant < latest.until) return latest
  const found = segmentsOf(zone, instant).find(({ until }) => instant < until)
  if (found === undefined) throw new RangeError(`No such instant: ${instant}`)
  zone.latest = found
  return found
}

function segmentsOf(zone: Zone, instant: number): readonly ZoneSegment[] {
  const year = new Date(instant).getUTCFullYear()
  const known = zone.years.get(year)
  if (known !== undefined) return known
  const segments = readYear(zone.format, year)
  zone.years.set(year, segments)
  return segments
}

function openZone(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  if (zones.size >= maxZones) zones.clear()
  const zone: Zone = { format, years: new Map(), latest: nowhere }
  zones.set(timeZone, zone)
  return zone
}

function readYear(format: Intl.DateTimeFormat, year: number): readonly ZoneSegment[] {
  const end = Date.UTC(year + 1)
  const segments: ZoneSegment[] = []
  let from = Date.UTC(year)
  let offsetMs = readOffset(format, from)
  for (let probe = from; probe < end; ) {
    const next = Math.min(probe + probeMs, end - 1_000)
    const nextOffset = readOffset(format, next)
    if (nextOffset !== offsetMs) {
      const change = findChange(format, { from: probe, until: next, offsetMs })
      segments.push({ from, until: change, offsetMs })
      from = change
      offsetMs = readOffset(format, change)
      probe = change
    } else {
      probe = next === end - 1_000 ? end : next
    }
  }
  segments.push({ from, until: end, offsetMs })
  return segments
}

/** The first second after `from` without the offset; at `until`, the zone is known not to have it. */
function findChange(format: Intl.DateTimeFormat, known: ZoneSegment): number {
  let kept = known.from / 1_000
  let changed = known.until / 1_000
  while (changed - kept > 1) {
    const middle = Math.floor((kept + changed) / 2)
    if (readOffset(format, middle * 1_000) === known.offsetMs) kept = middle
    else changed = middle
  }
  return changed * 1_000
}

/** `GMT`, `GMT+05:45` or, before standard time, `GMT-00:44:30`. */
function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  const text = format.format(instant)
  const [, sign, hours, minutes, seconds] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text) ?? []
  if (sign === undefined) return 0
  const size = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds ?? 0)
  return (sign === '-' ? -size : size) * 1_000
}
