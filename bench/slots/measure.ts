/**
 * Median time of one call in ms, after a warm-up, over at least `rounds` calls. The median is least affected by
 * pauses of a shared machine.
 */
export function medianMs(run: () => unknown, rounds: number): number {
  for (let i = 0; i < Math.ceil(rounds / 2); i++) run()
  const times = Array.from({ length: rounds }, () => {
    const before = performance.now()
    run()
    return performance.now() - before
  })
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0
}
