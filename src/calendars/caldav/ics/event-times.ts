import { clampSpan } from '../../../scheduling/instant.ts'
import { dayMs, hourMs } from '../../../scheduling/plain-date.ts'
import type { Interval } from '../../../scheduling/types.ts'
import {
  type Clocks,
  dayOfMoment,
  type Moment,
  momentAt,
  readMoment,
  startOfMoment,
} from './moment.ts'
import { type Component, propertiesOf } from './read-components.ts'
import { type IcsDuration, readDuration } from './read-values.ts'

export interface EventTimes {
  start: Moment
  length: IcsDuration
}

/** Some files contain a property twice: the first readable one counts. */
const readFirst = <Value>(
  component: Component,
  name: string,
  read: (text: string, property: Component['properties'][number]) => Value | undefined,
): Value | undefined => {
  for (const property of propertiesOf(component, name)) {
    const value = read(property.value, property)
    if (value !== undefined) return value
  }
  return undefined
}

const momentOf = (component: Component, name: string, clocks: Clocks) =>
  readFirst(component, name, (text, property) => readMoment(text, property, { clocks }))

/** For an event with an unreadable end. */
const someTime = ({ kind }: Moment): IcsDuration =>
  kind === 'day' ? { days: 1, ms: 0 } : { days: 0, ms: hourMs }

/** An all-day event lasts at least one day, whatever its end is. */
const wholeDays = (days: number): IcsDuration => ({ days: Math.max(1, Math.ceil(days)), ms: 0 })

function lengthUntil(start: Moment, end: Moment, clocks: Clocks): IcsDuration {
  if (start.kind === 'time') {
    const until = end.kind === 'day' ? start.zone.instantOf(end.day * dayMs) : end.instant
    return { days: 0, ms: until - start.instant }
  }
  const isWithinDay = end.kind === 'time' && end.wallMs % dayMs !== 0
  return wholeDays(dayOfMoment(end, clocks) - start.day + (isWithinDay ? 1 : 0))
}

function givenLength(component: Component, start: Moment, clocks: Clocks): IcsDuration | undefined {
  const end = momentOf(component, 'DTEND', clocks)
  if (end) return lengthUntil(start, end, clocks)
  const duration = readFirst(component, 'DURATION', readDuration)
  if (duration && start.kind === 'time') return duration
  if (duration) return wholeDays(duration.days + duration.ms / dayMs)
  const hasNeither = component.properties.every(
    ({ name }) => name !== 'DTEND' && name !== 'DURATION',
  )
  if (!hasNeither) return undefined
  return start.kind === 'day' ? wholeDays(1) : { days: 0, ms: 0 }
}

/** An end before the start counts as unreadable. */
function lengthOf(component: Component, start: Moment, clocks: Clocks): IcsDuration {
  const given = givenLength(component, start, clocks)
  if (given && given.days * dayMs + given.ms >= 0) return given
  clocks.doubt()
  return someTime(start)
}

/** For an event with an unreadable start and a readable end: some time before the end. */
function timesBeforeEnd(component: Component, clocks: Clocks): EventTimes | undefined {
  const end = momentOf(component, 'DTEND', clocks)
  if (end === undefined) return undefined
  clocks.doubt()
  const length = someTime(end)
  if (end.kind === 'day') return { start: { kind: 'day', day: end.day - 1 }, length }
  return { start: momentAt(end.wallMs - length.ms, end.zone), length }
}

/** Undefined if its times cannot be read. */
export function readTimes(component: Component, clocks: Clocks): EventTimes | undefined {
  const start = momentOf(component, 'DTSTART', clocks)
  if (start === undefined) return timesBeforeEnd(component, clocks)
  return { start, length: lengthOf(component, start, clocks) }
}

/** Days follow the calendar, the rest is exact; cut off at the bounds of instants. */
export function spanOf({ start, length }: EventTimes, clocks: Clocks): Interval {
  const from = startOfMoment(start, clocks)
  const span = clampSpan(from, endOf({ start, length }, from, clocks))
  if (span === undefined) throw new RangeError('An event has an invalid time')
  return span
}

function endOf({ start, length }: EventTimes, from: number, clocks: Clocks): number {
  if (start.kind === 'day')
    return startOfMoment({ kind: 'day', day: start.day + length.days }, clocks)
  if (length.days === 0) return from + length.ms
  return start.zone.instantOf(start.wallMs + length.days * dayMs) + length.ms
}
