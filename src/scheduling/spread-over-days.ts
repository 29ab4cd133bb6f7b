import { groupByDay } from './group-by-day.ts'

/** Gives each day in turn one more start, as long as it has one. */
function quotas(sizes: readonly number[], count: number): number[] {
  const given = sizes.map(() => 0)
  let left = Math.min(
    count,
    sizes.reduce((sum, size) => sum + size, 0),
  )
  while (left > 0)
    for (const [index, size] of sizes.entries())
      if (left > 0 && (given[index] ?? 0) < size) {
        given[index] = (given[index] ?? 0) + 1
        left -= 1
      }
  return given
}

/** Evenly spaced over the list, with its first and last entry. A single one lies at `position`, from 0 to 1. */
const pick = (starts: readonly number[], count: number, position: number): number[] =>
  Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? position : index / (count - 1)
    return starts[Math.round(share * (starts.length - 1))]
  }).filter(start => start !== undefined)

/**
 * Chooses starts on the first days that have any: the earliest of all, then one a day, each later in its day, so that
 * early birds and late risers both find one. If there are fewer days than starts to choose, days get several.
 *
 * @param starts ascending
 * @returns      ascending, at most `count`
 */
export function spreadOverDays(
  starts: readonly number[],
  { count, timeZone }: { count: number; timeZone: string },
): number[] {
  const days = groupByDay(starts, timeZone).slice(0, count)
  const given = quotas(
    days.map(day => day.starts.length),
    count,
  )
  return days.flatMap((day, index) =>
    pick(day.starts, given[index] ?? 0, days.length > 1 ? index / (days.length - 1) : 0),
  )
}
