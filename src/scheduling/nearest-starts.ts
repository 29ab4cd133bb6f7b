/**
 * What to offer where `wanted` was lost: the starts nearest to it, of two equally near the earlier.
 *
 * @param starts  ascending
 * @returns       ascending, at most `count`, never `wanted` itself
 */
export function nearestStarts(starts: readonly number[], wanted: number, count: number): number[] {
  const distance = (start: number) => Math.abs(start - wanted)
  return (
    starts
      .filter(start => start !== wanted)
      // Sorting is stable, so of two equally near the earlier stays ahead.
      .toSorted((a, b) => distance(a) - distance(b))
      .slice(0, Math.max(0, count))
      .toSorted((a, b) => a - b)
  )
}
