import { dayMs, minuteMs } from '../../../scheduling/plain-date.ts'
import { instantOf, offsetMinutesAt } from '../../../scheduling/zoned-time.ts'
import type { Spend } from '../file-work.ts'

/** How clocks in one place show time. Wall time is in ms, as if the clock were in UTC. */
export interface Zone {
  /** A wall time that a clock change skips moves forward; of one that occurs twice, it is the first. */
  instantOf(wallMs: number): number
  wallOf(instant: number): number
  isUtc: boolean
}

/** Times beyond these are cut off anyway; computing the rules of the year 9999 is slow. */
const firstRuled = -2 * dayMs
const endOfRuled = Date.UTC(2200, 0, 3)
const isRuled = (ms: number) => ms >= firstRuled && ms < endOfRuled

export const fixedZone = (offsetMs: number): Zone => ({
  instantOf: wallMs => wallMs - offsetMs,
  wallOf: instant => instant + offsetMs,
  isUtc: false,
})

export const utc: Zone = { ...fixedZone(0), isUtc: true }

/** By the runtime's rules. */
export const ianaZone = (timeZone: string): Zone => ({
  instantOf: wallMs => {
    if (!isRuled(wallMs)) return wallMs
    const day = Math.floor(wallMs / dayMs)
    const minutes = Math.floor((wallMs - day * dayMs) / minuteMs)
    const rest = wallMs - day * dayMs - minutes * minuteMs
    return instantOf(day, minutes, timeZone) + rest
  },
  wallOf: instant =>
    isRuled(instant) ? instant + offsetMinutesAt(instant, timeZone) * minuteMs : instant,
  isUtc: false,
})

/** The first use of a zone's year calls the runtime some hundred times. */
const stepsOfYear = 400

/** The same zone, counting the work of each year at its first use. */
export function countYears(zone: Zone, spend: Spend): Zone {
  const years = new Set<number>()
  const count = (ms: number) => {
    const year = new Date(ms).getUTCFullYear()
    if (years.has(year)) return
    years.add(year)
    spend(stepsOfYear)
  }
  return {
    instantOf: wallMs => {
      count(wallMs)
      return zone.instantOf(wallMs)
    },
    wallOf: instant => {
      count(instant)
      return zone.wallOf(instant)
    },
    isUtc: zone.isUtc,
  }
}

/** From a function that returns the offset from UTC at an instant. */
export const zoneOfOffsets = (offsetAt: (instant: number) => number): Zone => ({
  instantOf: wallMs => {
    const before = offsetAt(wallMs - dayMs)
    const after = offsetAt(wallMs + dayMs)
    const first = wallMs - before
    if (before === after || offsetAt(first) === before) return first
    const second = wallMs - after
    return offsetAt(second) === after ? second : first
  },
  wallOf: instant => instant + offsetAt(instant),
  isUtc: false,
})
