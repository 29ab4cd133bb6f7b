import { type DayNumber, dayMs, plainDate } from './plain-date.ts'
import type { PlainDate } from './types.ts'
import { segmentAt } from './zone-segments.ts'

export interface DayOfStarts {
  readonly day: PlainDate
  /** Ascending. */
  readonly starts: readonly number[]
}

/**
 * Starts under the days on which people in the zone see them: a visitor's Tuesday may hold a
 * host's Monday evening.
 *
 * @param starts  ascending
 * @returns       ascending; days without starts are left out
 */
export function groupByDay(starts: readonly number[], timeZone: string): DayOfStarts[] {
  const days = new Map<DayNumber, number[]>()
  let until = Number.NEGATIVE_INFINITY
  let offsetMs = 0
  for (const start of starts) {
    if (start >= until) ({ until, offsetMs } = segmentAt(start, timeZone))
    const day = Math.floor((start + offsetMs) / dayMs)
    const known = days.get(day)
    if (known === undefined) days.set(day, [start])
    else known.push(start)
  }
  return Array.from(days, ([day, ofDay]) => ({ day: plainDate(day), starts: ofDay }))
}
