import type { Interval, IntervalList } from '../../src/scheduling/types.ts'
import { addDays, dayOf, startOfDay, toInstant } from '../../src/scheduling/zoned-time.ts'
import { type DayPart, dayParts } from '../blocks/forms/propose-form.ts'

const hours: Record<DayPart, readonly [from: string, until: string]> = {
  morning: ['08:00', '12:00'],
  afternoon: ['12:00', '18:00'],
  evening: ['18:00', '21:00'],
}
const maxDays = 60

function daysBetween(from: string, until: string): string[] {
  const days: string[] = []
  for (let day = from; day <= until && days.length < maxDays; day = addDays(day, 1)) days.push(day)
  return days
}

const wholeDayMs = 18 * 60 * 60_000

function isWithin(part: DayPart, { start, end }: Interval, timeZone: string): boolean {
  const [from, until] = hours[part]
  const days = [dayOf(start, timeZone), dayOf(end - 1, timeZone)]
  return days.some(
    day => start < toInstant(day, until, timeZone) && end > toInstant(day, from, timeZone),
  )
}

/** The parts of the day that these times touch in this time zone; none for whole days. */
function dayPartsOf(ranges: IntervalList, timeZone: string): DayPart[] {
  if (ranges.some(({ start, end }) => end - start >= wholeDayMs)) return []
  const touched = dayParts.filter(part => ranges.some(range => isWithin(part, range, timeZone)))
  return touched.length === dayParts.length ? [] : touched
}

/** First day, last day and parts of the day of these times, as the Propose form asks for them. */
export const dayFieldsOf = (ranges: IntervalList, timeZone: string) => ({
  from: ranges[0] && dayOf(ranges[0].start, timeZone),
  until: ranges.length > 0 ? dayOf((ranges.at(-1)?.end ?? 0) - 1, timeZone) : undefined,
  parts: dayPartsOf(ranges, timeZone),
})

/** Future parts of these days as local times of this time zone; whole days if no part is chosen. */
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
