import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { inWholeSteps } from '../../src/services/with-timeout.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Answers with `result`, or fails if it is an error. */
const workOf = (ms: number, result: string | Error) =>
  new Promise<string>((resolve, reject) => {
    setTimeout(() => (typeof result === 'string' ? resolve(result) : reject(result)), ms)
  })

test.each<[takesMs: number, result: string | Error, expectedMs: number]>([
  [1, 'known', 40],
  [39, 'known', 40],
  [41, 'known', 80],
  [15, new Error('away'), 40],
  [95, new Error('away'), 120],
])(
  'F59 what a CRM answers after %i ms (%s) is passed on after %i ms: in whole steps only',
  async (takesMs, result, expectedMs) => {
    const settled = vi.fn()
    inWholeSteps(workOf(takesMs, result), 40).then(settled, settled)
    await vi.advanceTimersByTimeAsync(expectedMs - 1)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(settled.mock.calls).toEqual([[result]])
  },
)
