/** Eighteen tries spread over about ten hours, so that a provider's bad night is survived. */
export const maxAttempts = 18

const firstMs = 15_000
const maxMs = 60 * 60_000

/**
 * Doubling from 15 s up to an hour, between half and one and a half of that, so that what failed
 * together is not tried again together.
 *
 * @param random in [0, 1)
 */
export function retryDelayMs({ attempt, random }: { attempt: number; random: number }): number {
  const step = Math.min(maxMs, firstMs * 2 ** (attempt - 1))
  return Math.round(step * (0.5 + random))
}
