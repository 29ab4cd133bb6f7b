import { type DayNumber, dayMs, plainDate } from './plain-date.ts'
import type { PlainDate } from './types.ts'
import { segmentAt } from './zone-segments.ts'

export interface DayOfStarts {
  readonly day: PlainDate
  /** Ascending. */
  readonly starts: readonly number[]
}

/**
 * Groups starts by the day that people in the zone see: a visitor's Tuesday may contain a host's Monday
 * evening.
 *
 * @param starts ascending
 * @returns ascending; days without starts are left out
 */
export function groupByDay(starts: readonly number[], timeZone: string): DayOfStarts[] {
  const days = new Map<DayNumber, number[]>()
  let segment = segmentAt(starts[0] ?? 0, timeZone)
  let shownDay = Number.NaN
  let ofDay: number[] = []
  for (const start of starts) {
    if (start >= segment.until) segment = segmentAt(start, timeZone)
    const day = Math.floor((start + segment.offsetMs) / dayMs)
    if (day !== shownDay) {
      ofDay = days.get(day) ?? []
      if (ofDay.length === 0) days.set(day, ofDay)
      shownDay = day
    }
    ofDay.push(start)
  }
  return Array.from(days, ([day, ofDay]) => ({ day: plainDate(day), starts: ofDay }))
}
