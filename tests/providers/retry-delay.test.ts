import { expect, test } from 'vitest'
import { maxAttempts, retryDelayMs } from '../../src/providers/retry-delay.ts'

/** All waits between the tries, in hours. */
const hoursOf = (random: number) =>
  Array.from({ length: maxAttempts - 1 }, (_, index) =>
    retryDelayMs({ attempt: index + 1, random }),
  ).reduce((sum, ms) => sum + ms, 0) / 3_600_000

test('eighteen tries are spread over about ten hours, at most one and a half times as long', () => {
  expect(maxAttempts).toBe(18)
  expect(hoursOf(0.5)).toBeCloseTo(10, 0)
  expect(hoursOf(0)).toBeGreaterThan(5)
  expect(hoursOf(0.999)).toBeLessThan(15.2)
})
