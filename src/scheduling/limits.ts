import { weekStart } from './plain-date.ts'
import type { MeetingLimits } from './types.ts'
import { dayNumberAt } from './zoned-time.ts'

/**
 * Returns a check of whether a start's day or ISO week has reached the limits. Days are those of `timeZone`,
 * the schedule's. Undefined if there are no limits.
 */
export function limitReached({
  limits,
  timeZone,
  countedStarts,
}: {
  limits: MeetingLimits
  timeZone: string
  countedStarts: readonly number[]
}): ((start: number) => boolean) | undefined {
  const { perDay = Number.POSITIVE_INFINITY, perWeek = Number.POSITIVE_INFINITY } = limits
  if (perDay === Number.POSITIVE_INFINITY && perWeek === Number.POSITIVE_INFINITY) return undefined
  const inDay = new Map<number, number>()
  const inWeek = new Map<number, number>()
  for (const counted of countedStarts) {
    const day = dayNumberAt(counted, timeZone)
    countOne(inDay, day)
    countOne(inWeek, weekStart(day))
  }
  return start => {
    const day = dayNumberAt(start, timeZone)
    return (inDay.get(day) ?? 0) >= perDay || (inWeek.get(weekStart(day)) ?? 0) >= perWeek
  }
}

function countOne(counts: Map<number, number>, key: number): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
