/**
 * Alternatives to `wanted`: the starts nearest to it; of two equally near ones, the earlier.
 *
 * @param starts ascending
 * @returns ascending, at most `count`, never `wanted` itself
 */
export function nearestStarts(starts: readonly number[], wanted: number, count: number): number[] {
  const distance = (start: number) => Math.abs(start - wanted)
  return (
    starts
      .filter(start => start !== wanted)
      // Sorting is stable, so the earlier of two equally near starts stays first.
      .toSorted((a, b) => distance(a) - distance(b))
      .slice(0, Math.max(0, count))
      .toSorted((a, b) => a - b)
  )
}
