import { dayMs } from '../../scheduling/plain-date.ts'
import type { EventTimes } from './ics/event-times.ts'
import { type Moment, momentAt } from './ics/moment.ts'
import type { Component } from './ics/read-components.ts'
import { keyOf } from './recurrence/recurrence-dates.ts'

/** An occurrence of a series that differs from the others. */
export interface Override {
  component: Component
  times: EventTimes
  /** Its original time in the series; undefined if it cannot be read. */
  originalTime: Moment | undefined
  /** All later occurrences differ in the same way (RFC 5545 §3.2.13). */
  isForFuture: boolean
}

export interface Placed {
  component: Component
  times: EventTimes
}

const wallOf = (moment: Moment) => (moment.kind === 'day' ? moment.day * dayMs : moment.wallMs)

const moved = (start: Moment, byMs: number): Moment =>
  start.kind === 'day'
    ? { kind: 'day', day: start.day + Math.round(byMs / dayMs) }
    : momentAt(start.wallMs + byMs, start.zone)

/** How far the override moved its occurrence, in the series' wall time. */
function shiftOf({ times, originalTime }: Override): number | undefined {
  const { start } = times
  if (!originalTime || originalTime.kind !== start.kind) return undefined
  if (originalTime.kind === 'day' || start.kind === 'day')
    return wallOf(start) - wallOf(originalTime)
  return originalTime.zone.wallOf(start.instant) - originalTime.wallMs
}

/**
 * Applies overrides for all later occurrences to a series.
 *
 * @param overrides with their original times in the series
 */
export function applyToFuture(
  overrides: readonly Override[],
): (member: EventTimes) => Placed | undefined {
  const changes = overrides
    .flatMap(one =>
      one.isForFuture && one.originalTime ? [{ ...one, from: keyOf(one.originalTime) }] : [],
    )
    .sort((a, b) => a.from - b.from)
  return member => {
    const change = latest(changes, keyOf(member.start))
    if (!change) return undefined
    const shift = shiftOf(change)
    const { component, times } = change
    if (shift === undefined) return { component, times: member }
    return { component, times: { start: moved(member.start, shift), length: times.length } }
  }
}

/** The last of ascending changes that begins at `at` or before. */
function latest<Change extends { from: number }>(changes: readonly Change[], at: number) {
  let [low, high] = [0, changes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((changes[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return changes[low - 1]
}

/** The longest move by overrides, in ms: the search for occurrences has to be extended by it. */
export const furthestShift = (overrides: readonly Override[]): number =>
  Math.max(
    0,
    ...overrides.filter(({ isForFuture }) => isForFuture).map(one => Math.abs(shiftOf(one) ?? 0)),
  )
