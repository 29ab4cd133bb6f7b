import { dayMs, minuteMs } from '../../../scheduling/plain-date.ts'
import { instantOf, offsetMinutesAt } from '../../../scheduling/zoned-time.ts'

/**
 * How clocks of one place show time. Wall time is in ms, as if the clock stood in UTC.
 */
export interface Zone {
  /** A wall time that a clock change leaves out moves forward; of one that is shown twice it is the first. */
  instantOf(wallMs: number): number
  wallOf(instant: number): number
  isUtc: boolean
}

/** Times beyond these are cut off anyway; asking for the rules of the year 9999 is slow. */
const firstRuled = -2 * dayMs
const endOfRuled = Date.UTC(2200, 0, 3)
const isRuled = (ms: number) => ms >= firstRuled && ms < endOfRuled

export const fixedZone = (offsetMs: number): Zone => ({
  instantOf: wallMs => wallMs - offsetMs,
  wallOf: instant => instant + offsetMs,
  isUtc: false,
})

export const utc: Zone = { ...fixedZone(0), isUtc: true }

/** By the rules that the runtime carries. */
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

/** By a function that knows the offset from UTC at every instant. */
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
