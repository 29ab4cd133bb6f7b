import { dayNumberAt, instantOf } from './zoned-time.ts'

const wakesAtMinutes = 8 * 60
const restsAtMinutes = 20 * 60

/**
 * Filters the starts at which the whole meeting lies between 8 and 20 o'clock in this zone. If there are none, all
 * starts are returned.
 */
export function wakingStarts(
  starts: readonly number[],
  { timeZone, durationMinutes }: { timeZone: string; durationMinutes: number },
): readonly number[] {
  const isWaking = (start: number): boolean => {
    const day = dayNumberAt(start, timeZone)
    const end = start + durationMinutes * 60_000
    return (
      start >= instantOf(day, wakesAtMinutes, timeZone) &&
      end <= instantOf(day, restsAtMinutes, timeZone)
    )
  }
  const waking = starts.filter(isWaking)
  return waking.length > 0 ? waking : starts
}
