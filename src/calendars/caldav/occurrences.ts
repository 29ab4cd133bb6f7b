import { touches } from '../../scheduling/intervals.ts'
import type { Interval } from '../../scheduling/types.ts'
import { FileWork, type Spend, TooMuchWork } from './file-work.ts'
import { readTimes } from './ics/event-times.ts'
import { type Clocks, openClocks } from './ics/moment.ts'
import { type Component, propertyOf, readComponents, valueIn } from './ics/read-components.ts'
import { zonesOfFile } from './ics/zones-of-file.ts'
import {
  type GroupReader,
  type Occurrence,
  occurrenceOf,
  occurrencesOfSeries,
  originalTimeOf,
} from './occurrences-of-series.ts'
import { type Owner, takesTime } from './takes-time.ts'

export interface ObjectReader extends Owner {
  window: Interval
  /** IANA zone for days without a time and times without a zone. */
  timeZone: string
}

export interface ObjectReading {
  /** Ascending; of a series, only those within the window. */
  occurrences: Occurrence[]
  /** Something could not be parsed, and counts as busy. */
  isDoubtful: boolean
  /** The whole file takes too much work, so the whole window counts as busy. */
  isTooMuch: boolean
}

const isOverride = (component: Component) => propertyOf(component, 'RECURRENCE-ID') !== undefined

const recurs = ({ properties }: Component) =>
  properties.some(({ name }) => name === 'RRULE' || name === 'RDATE' || name === 'EXDATE')

/**
 * An event without a series, or a single occurrence to which the owner was invited. Includes times outside the
 * window.
 */
function readAlone(component: Component, clocks: Clocks): Occurrence[] {
  const originalTime = originalTimeOf(component, undefined, clocks)
  const times = readTimes(component, clocks)
  if (times === undefined) clocks.doubt()
  return times ? [occurrenceOf({ component, times }, originalTime, clocks)] : []
}

/** The events of one UID: a series with its exceptions, or some exceptions alone. */
function readGroup(components: readonly Component[], reader: GroupReader): Occurrence[] {
  const overrides = components.filter(isOverride)
  const masters = components.filter(component => !isOverride(component))
  const [first] = masters
  if (first === undefined || (overrides.length === 0 && !masters.some(recurs)))
    return components.flatMap(component => readAlone(component, reader.clocks))
  return masters.flatMap(master => {
    const series = readTimes(master, reader.clocks)
    const own = master === first ? overrides : []
    if (series) return occurrencesOfSeries({ master, series, overrides: own }, reader)
    return [master, ...own].flatMap(component => readAlone(component, reader.clocks))
  })
}

const stepsOfEvent = 20

/** Each event, and each of its lines, is read several times. */
function countEvents(events: readonly Component[], spend: Spend): void {
  for (const { properties } of events) spend(stepsOfEvent + properties.length)
}

/**
 * The occurrences in one calendar object (RFC 5545). Readable parts count: one broken property does not hide
 * the others. Undefined if it is not a calendar file or has no readable time.
 */
export function readOccurrences(
  ics: string,
  reader: ObjectReader,
  work = new FileWork(),
): ObjectReading | undefined {
  try {
    return readCounted(ics, reader, work)
  } catch (error) {
    if (error instanceof TooMuchWork) return { occurrences: [], isDoubtful: true, isTooMuch: true }
    throw error
  }
}

function readCounted(
  ics: string,
  { timeZone, window }: ObjectReader,
  { rules, spend }: FileWork,
): ObjectReading | undefined {
  const roots = readComponents(ics)
  const all = [...roots, ...roots.flatMap(({ components }) => components)]
  if (!all.some(({ name }) => name === 'VCALENDAR' || name === 'VEVENT')) return undefined
  const events = all.filter(({ name }) => name === 'VEVENT')
  countEvents(events, spend)
  let isDoubtful = false
  const doubt = () => {
    isDoubtful = true
  }
  const findZone = zonesOfFile(roots, { timeZone, spend })
  const clocks = openClocks({ findZone, timeZone, doubt, spend })
  if (events.length > 0 && !events.some(event => readTimes(event, clocks))) return undefined
  isDoubtful = false
  const groups = Map.groupBy(events, event => valueIn(event, 'UID'))
  const groupReader = { window, clocks, budget: rules }
  const occurrences = [...groups.values()].flatMap(group => readGroup(group, groupReader))
  occurrences.sort((a, b) => a.span.start - b.span.start)
  return { occurrences, isDoubtful, isTooMuch: false }
}

/** Busy times of these occurrences within the window, ascending. */
export function busyOfOccurrences(
  occurrences: readonly Occurrence[],
  reader: ObjectReader,
): Interval[] {
  const answers = new Map<Component, boolean>()
  const takes = ({ component, isDay }: Occurrence) => {
    const answer = answers.get(component) ?? takesTime({ component, isDay }, reader)
    answers.set(component, answer)
    return answer
  }
  return occurrences
    .filter(occurrence => touches(occurrence.span, reader.window) && takes(occurrence))
    .map(({ span }) => span)
}
