import { expect, test } from 'vitest'
import { makePace } from '../../../crm/pipedrive/account/pace.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'

const noon = Date.UTC(2026, 10, 2, 12)

/** Time stands still but for what the test lets pass; a call goes out when its sleep is over. */
function clockwork() {
  let now = noon
  const starts: number[] = []
  const pace = makePace({ now: () => now, sleep: async ms => void starts.push(now + ms) })
  const enter = async (isSearch = false) => {
    const before = starts.length
    await pace.enter({ isSearch })
    if (starts.length === before) starts.push(now)
  }
  return {
    pace,
    enter,
    starts,
    pass: (ms: number) => {
      now += ms
    },
  }
}

/** How many at most started within any two seconds. */
const busiest = (starts: readonly number[]) =>
  Math.max(...starts.map(start => starts.filter(at => at >= start && at < start + 2_000).length))

test('of a thousand calls at once no more go out in two seconds than the smallest plan allows, and all go', async () => {
  const { enter, starts, pass } = clockwork()
  let waiting = 1_000
  for (let rounds = 0; waiting > 0; rounds += 1) {
    expect(rounds).toBeLessThan(200)
    let soonest = Number.POSITIVE_INFINITY
    let refused = 0
    for (let call = 0; call < waiting; call += 1)
      await enter().catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'rate-limited', isPassing: true })
        soonest = Math.min(soonest, (error as ProviderError).retryAfterMs ?? 0)
        refused += 1
      })
    waiting = refused
    if (refused > 0) pass(soonest)
  }
  expect(starts).toHaveLength(1_000)
  expect(busiest(starts)).toBeLessThanOrEqual(20)
})

test('a larger plan, told by an answer, is used; some of it is left to others', async () => {
  const { enter, starts, pace } = clockwork()
  pace.learn(new Headers({ 'x-ratelimit-limit': '100' }))
  for (let call = 0; call < 80; call += 1) await enter()
  expect(starts.every(at => at === noon)).toBe(true)
  await enter()
  expect(starts.at(-1)).toBe(noon + 2_000)
})

test('searches have a smaller limit of their own, and others need not wait for them', async () => {
  const { enter, starts } = clockwork()
  for (let call = 0; call < 9; call += 1) await enter(true)
  expect(starts.filter(at => at === noon)).toHaveLength(8)
  expect(starts.at(-1)).toBe(noon + 2_000)
})

test('a short pause is waited for, a long one gives the place back with its reason', async () => {
  const { enter, starts, pace, pass } = clockwork()
  const refusal = (retryAfterMs: number) =>
    new ProviderError({ provider: 'pipedrive', code: 'unavailable', reason: 'Shut', retryAfterMs })
  pace.pause(refusal(2_000))
  await enter()
  expect(starts).toEqual([noon + 2_000])
  pace.pause(refusal(900_000))
  const shut = { code: 'unavailable', reason: 'Shut', retryAfterMs: 900_000 }
  await expect(enter()).rejects.toMatchObject(shut)
  pass(600_000)
  await expect(enter()).rejects.toMatchObject({ ...shut, retryAfterMs: 300_000 })
  pass(300_000)
  await enter()
  expect(starts.at(-1)).toBe(noon + 900_000)
})
