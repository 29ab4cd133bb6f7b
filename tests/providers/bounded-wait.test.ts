import { expect, test } from 'vitest'
import { ProviderError } from '../../src/providers/provider-error.ts'

const dayMs = 24 * 60 * 60_000
const waitOf = (retryAfterMs: number) =>
  new ProviderError({ provider: 'any', code: 'rate-limited', reason: 'Wait.', retryAfterMs })
    .retryAfterMs

test.each([
  [1_000, 1_000],
  [0, 0],
  [1e99, dayMs],
  [Number.POSITIVE_INFINITY, dayMs],
  [Number.NaN, undefined],
  [-1, undefined],
])('a provider that asks to wait for %d ms is waited for %s', (asked, waited) => {
  expect(waitOf(asked)).toBe(waited)
})
