import { dayMs } from '../../../scheduling/plain-date.ts'
import type { EventTimes } from '../ics/event-times.ts'
import { type Clocks, dayOfMoment, type Moment, momentAt, readMoment } from '../ics/moment.ts'
import { type Component, type Property, propertiesOf } from '../ics/read-components.ts'
import { type IcsDuration, readDuration } from '../ics/read-values.ts'

/** A time that a file lists for a series. If the length is undefined, the series' length applies. */
interface NamedTime {
  moment: Moment
  length: IcsDuration | undefined
}

/** Times without a zone are in the series' zone. */
const floatingOf = ({ start }: EventTimes) => (start.kind === 'time' ? start.zone : undefined)

function readNamed(
  text: string,
  property: Property,
  { clocks, series }: { clocks: Clocks; series: EventTimes },
): NamedTime | undefined {
  const floating = floatingOf(series)
  const read = (part: string) =>
    readMoment(part, property, { clocks, ...(floating ? { floating } : {}) })
  const [from = '', until] = text.split('/')
  const moment = read(from)
  if (moment === undefined || until === undefined) return moment && { moment, length: undefined }
  const end = read(until)
  if (moment.kind === 'time' && end?.kind === 'time')
    return { moment, length: { days: 0, ms: end.instant - moment.instant } }
  return { moment, length: readDuration(until) }
}

/** All values of RDATE or EXDATE; unreadable values are reported as a doubt. */
export function readNamedTimes(
  component: Component,
  name: 'RDATE' | 'EXDATE',
  context: { clocks: Clocks; series: EventTimes },
): NamedTime[] {
  const found: NamedTime[] = []
  for (const property of propertiesOf(component, name))
    for (const text of property.value.split(',')) {
      if (text.trim() === '') continue
      const named = readNamed(text.trim(), property, context)
      if (named) found.push(named)
      else context.clocks.doubt()
    }
  return found
}

/** The moment as an occurrence of the series: with its kind (day or time) and in its zone. */
export function asMemberOf({ start }: EventTimes, moment: Moment, clocks: Clocks): Moment {
  if (start.kind === 'day') return { kind: 'day', day: dayOfMoment(moment, clocks) }
  const { zone } = start
  const ofDay = start.wallMs - Math.floor(start.wallMs / dayMs) * dayMs
  if (moment.kind === 'day') return momentAt(moment.day * dayMs + ofDay, zone)
  return { ...moment, wallMs: zone.wallOf(moment.instant), zone }
}

/** Identifies an occurrence within one series. */
export const keyOf = (member: Moment): number =>
  member.kind === 'day' ? member.day : member.instant

/** Whether a file excludes an occurrence: by its instant or, if a day is listed, by the day. */
export function leftOutBy(
  named: readonly Moment[],
  series: EventTimes,
  clocks: Clocks,
): (member: Moment) => boolean {
  const days = new Set<number>()
  const keys = new Set<number>()
  for (const moment of named)
    if (moment.kind === 'day') days.add(moment.day)
    else keys.add(keyOf(asMemberOf(series, moment, clocks)))
  return member =>
    keys.has(keyOf(member)) ||
    days.has(member.kind === 'day' ? member.day : Math.floor(member.wallMs / dayMs))
}
