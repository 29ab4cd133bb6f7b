import { expect, test } from 'vitest'
import { CallLimiter } from '../../../crm/pipedrive/account/call-limiter.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { VirtualTime } from '../../support/virtual-time.ts'

const noon = Date.UTC(2026, 10, 2, 12)

function limited() {
  const clock = { now: noon }
  const time = new VirtualTime(clock)
  const limiter = new CallLimiter({ clock: () => clock.now, sleep: time.sleep })
  const sent: number[] = []
  const send =
    (isSearch = false) =>
    async () => {
      await limiter.take({ isSearch })
      sent.push(clock.now - noon)
    }
  return { time, limiter, sent, send }
}

/** How many at most were sent within any two seconds. */
const busiest = (times: readonly number[]) =>
  Math.max(...times.map(start => times.filter(at => at >= start && at < start + 2_000).length))

test('of a thousand calls at once no more go out in two seconds than the smallest plan allows, and all go', async () => {
  const { time, send, sent } = limited()
  const insist = async () => {
    for (;;)
      try {
        return await send()()
      } catch (error) {
        if (!(error instanceof ProviderError) || error.code !== 'rate-limited') throw error
        await time.sleep(error.retryAfterMs ?? 0)
      }
  }
  await time.run(Array.from({ length: 1_000 }, () => insist))
  expect(sent).toHaveLength(1_000)
  expect(busiest(sent)).toBe(16)
  // 62 spans of two seconds before the last calls.
  expect(sent.at(-1)).toBe(124_000)
})

test('a larger plan, reported by an answer, is used; some of it is left to others', async () => {
  const { time, limiter, send, sent } = limited()
  limiter.learn(new Headers({ 'x-ratelimit-limit': '100' }))
  await time.run(Array.from({ length: 81 }, () => send()))
  expect(sent.filter(at => at === 0)).toHaveLength(80)
  expect(sent.at(-1)).toBe(2_000)
})

test('searches have a smaller limit of their own, and others need not wait for them', async () => {
  const { time, send, sent } = limited()
  await time.run([...Array.from({ length: 9 }, () => send(true)), send()])
  expect(sent).toEqual([...Array(9).fill(0), 2_000])
})

test('after a refusal nothing goes out until it has passed', async () => {
  const { time, limiter, send, sent } = limited()
  const facts = { provider: 'pipedrive', code: 'unavailable', reason: 'Shut' } as const
  limiter.pause(new ProviderError({ ...facts, retryAfterMs: 2_000 }))
  await time.run([send()])
  expect(sent).toEqual([2_000])
  limiter.pause(new ProviderError({ ...facts, retryAfterMs: 900_000 }))
  await expect(send()()).rejects.toMatchObject({ ...facts, retryAfterMs: 900_000 })
})
