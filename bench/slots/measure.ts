/**
 * The median time of one call in ms, after a warm-up, over at least `rounds` calls. The median is
 * what a shared machine's pauses disturb least.
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
