import { clampSpan } from '../../scheduling/instant.ts'
import { touches } from '../../scheduling/intervals.ts'
import { dayMs } from '../../scheduling/plain-date.ts'
import type { Interval } from '../../scheduling/types.ts'
import { type EventTimes, readTimes, spanOf } from './ics/event-times.ts'
import { type Clocks, type Moment, readMoment, startOfMoment } from './ics/moment.ts'
import { type Component, propertyOf } from './ics/read-components.ts'
import { asMemberOf } from './recurrence/recurrence-dates.ts'
import type { Budget } from './recurrence/rule.ts'
import { membersOfSeries } from './recurrence/series.ts'
import { applyToFuture, furthestShift, type Override, type Placed } from './this-and-future.ts'

/** One occurrence of an event. */
export interface Occurrence {
  component: Component
  /** It is an all-day event. */
  isDay: boolean
  span: Interval
  /** In a series: the original time (RFC 5545 RECURRENCE-ID). */
  originalTime: Moment | undefined
  /**
   * Not a single occurrence: the rules take too much work, so all the time from the start on counts as busy.
   */
  isCut: boolean
}

/** The events of one UID. */
interface EventGroup {
  master: Component
  series: EventTimes
  overrides: readonly Component[]
}

export interface GroupReader {
  window: Interval
  clocks: Clocks
  budget: Budget
}

const lengthMs = ({ length }: EventTimes) => Math.abs(length.days) * dayMs + Math.abs(length.ms)

export const occurrenceOf = (
  { component, times }: Placed,
  originalTime: Moment | undefined,
  clocks: Clocks,
): Occurrence => ({
  component,
  isDay: times.start.kind === 'day',
  span: spanOf(times, clocks),
  originalTime,
  isCut: false,
})

/** RECURRENCE-ID; times without a zone are in the series' zone. */
export function originalTimeOf(
  component: Component,
  series: EventTimes | undefined,
  clocks: Clocks,
): Moment | undefined {
  const property = propertyOf(component, 'RECURRENCE-ID')
  if (!property) return undefined
  const floating = series?.start.kind === 'time' ? { floating: series.start.zone } : {}
  const originalTime = readMoment(property.value, property, { clocks, ...floating })
  if (originalTime === undefined) clocks.doubt()
  return originalTime
}

/** An override without its own time keeps the original time. */
function overrideOf(component: Component, series: EventTimes, clocks: Clocks): Override[] {
  const originalTime = originalTimeOf(component, series, clocks)
  const own = readTimes(component, clocks)
  if (own === undefined && propertyOf(component, 'DTSTART')) clocks.doubt()
  if (own === undefined && originalTime === undefined) return []
  const member = originalTime && asMemberOf(series, originalTime, clocks)
  const times = own ?? { start: member ?? series.start, length: series.length }
  const range = propertyOf(component, 'RECURRENCE-ID')?.params.RANGE ?? ''
  return [{ component, times, originalTime, isForFuture: range.toUpperCase() === 'THISANDFUTURE' }]
}

/** The wall times whose occurrences may overlap the window after they are moved. */
function searchWindow(
  { series }: EventGroup,
  overrides: readonly Override[],
  { window, clocks }: GroupReader,
): Interval {
  const zone = series.start.kind === 'time' ? series.start.zone : clocks.ownerZone
  const longest = Math.max(lengthMs(series), ...overrides.map(({ times }) => lengthMs(times)))
  const aroundMs = furthestShift(overrides) + 2 * dayMs
  return {
    start: zone.wallOf(Math.max(window.start, 0)) - longest - aroundMs,
    end: zone.wallOf(Math.min(window.end, Date.UTC(2200, 0))) + aroundMs,
  }
}

function cutOccurrence(
  cutAt: Moment,
  { master, series }: EventGroup,
  { window, clocks }: GroupReader,
): Occurrence[] {
  const span = clampSpan(startOfMoment(cutAt, clocks), window.end)
  if (span === undefined || lengthMs(series) === 0) return []
  const isDay = series.start.kind === 'day'
  return [{ component: master, isDay, span, originalTime: undefined, isCut: true }]
}

/**
 * The occurrences of one series within the window. Overrides count by their new time, not by their original
 * time.
 */
export function occurrencesOfSeries(group: EventGroup, reader: GroupReader): Occurrence[] {
  const { master, series } = group
  const { clocks, budget } = reader
  const overrides = group.overrides.flatMap(one => overrideOf(one, series, clocks))
  const members = overrides.map(one => ({
    ...one,
    originalTime: one.originalTime && asMemberOf(series, one.originalTime, clocks),
  }))
  const window = searchWindow(group, members, reader)
  const moved = overrides.flatMap(({ originalTime }) => originalTime ?? [])
  const set = membersOfSeries({ component: master, series, window, moved, clocks, budget })
  const changed = applyToFuture(members)
  const regular = set.members.map(times =>
    occurrenceOf(changed(times) ?? { component: master, times }, times.start, clocks),
  )
  const single = members.map(one => occurrenceOf(one, one.originalTime, clocks))
  const cut = set.cutAt ? cutOccurrence(set.cutAt, group, reader) : []
  return [...regular, ...single, ...cut].filter(({ span }) => touches(span, reader.window))
}
