/** Eighteen tries over about ten hours, to survive an outage of a whole night. */
export const maxAttempts = 18

const firstMs = 15_000
const maxMs = 60 * 60_000

/**
 * Doubles from 15 s up to an hour, times a random factor from a half to one and a half, so that deliveries that
 * failed together are not retried together.
 *
 * @param random in [0, 1)
 */
export function retryDelayMs({ attempt, random }: { attempt: number; random: number }): number {
  const step = Math.min(maxMs, firstMs * 2 ** (attempt - 1))
  return Math.round(step * (0.5 + random))
}
