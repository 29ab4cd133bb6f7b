import type { Interval } from '../../src/scheduling/types.ts'
import { addDays, startOfDay, toInstant } from '../../src/scheduling/zoned-time.ts'
import type { DayPart } from '../blocks/propose-form.ts'

const hours: Record<DayPart, readonly [from: string, until: string]> = {
  morning: ['08:00', '12:00'],
  afternoon: ['12:00', '18:00'],
  evening: ['18:00', '21:00'],
}
const mostDays = 60

function daysBetween(from: string, until: string): string[] {
  const days: string[] = []
  for (let day = from; day <= until && days.length < mostDays; day = addDays(day, 1)) days.push(day)
  return days
}

/** The parts of these days that are still to come, as wall times of this zone; whole days where none is named. */
export function dayRanges(asked: {
  from: string
  until: string
  parts: readonly DayPart[]
  timeZone: string
  now: number
}): Interval[] {
  const { from, until, parts, timeZone, now } = asked
  const ranges = daysBetween(from, until).flatMap(day =>
    parts.length === 0
      ? [{ start: startOfDay(day, timeZone), end: startOfDay(addDays(day, 1), timeZone) }]
      : parts.map(part => {
          const [start, end] = hours[part]
          return { start: toInstant(day, start, timeZone), end: toInstant(day, end, timeZone) }
        }),
  )
  return ranges
    .filter(({ end }) => end > now)
    .map(({ start, end }) => ({ start: Math.max(start, now), end }))
}
