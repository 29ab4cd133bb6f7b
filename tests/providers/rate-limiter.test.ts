import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ProviderError } from '../../src/providers/provider-error.ts'
import { RateLimiter } from '../../src/providers/rate-limiter.ts'
import { VirtualTime } from '../support/virtual-time.ts'

const noon = Date.UTC(2026, 10, 2, 12)
const limits = { all: { calls: 10, spanMs: 1_000 }, searches: { calls: 2, spanMs: 500 } }
type Lane = keyof typeof limits

/** Calls that are sent under a clock that goes on when everybody waits for it. */
function limited({ maxWaitMs = 60_000 } = {}) {
  const clock = { now: noon }
  const time = new VirtualTime(clock)
  const limiter = new RateLimiter<Lane>({
    clock: () => clock.now,
    sleep: time.sleep,
    limitOf: lane => limits[lane],
    maxWaitMs,
    busy: { provider: 'vendor', reason: 'Busy' },
  })
  const sent: { at: number; lanes: readonly Lane[] }[] = []
  const send = async (...lanes: readonly Lane[]) => {
    await limiter.take(...lanes)
    sent.push({ at: clock.now, lanes })
  }
  const times = (lane: Lane) =>
    sent.filter(({ lanes }) => lanes.includes(lane)).map(({ at }) => at - noon)
  return { clock, time, limiter, send, times }
}

const refusal = (retryAfterMs: number, code: 'rate-limited' | 'unavailable' = 'rate-limited') =>
  new ProviderError({ provider: 'vendor', code, reason: 'Refused', retryAfterMs })

/** How many at most were sent within any stretch of this length. */
const busiest = (times: readonly number[], spanMs: number) =>
  Math.max(0, ...times.map(start => times.filter(at => at >= start && at < start + spanMs).length))

test('as many as the limit go at once, and the next when the first is a span ago', async () => {
  const { time, send, times } = limited()
  await time.run(Array.from({ length: 25 }, () => () => send('all')))
  expect(times('all').filter(at => at === 0)).toHaveLength(10)
  expect(times('all').filter(at => at === 1_000)).toHaveLength(10)
  expect(times('all').filter(at => at === 2_000)).toHaveLength(5)
})

test('a call counts in each of its lanes, and those of other lanes do not wait for it', async () => {
  const { time, send, times } = limited()
  const searches = Array.from({ length: 4 }, () => () => send('all', 'searches'))
  await time.run([...searches, ...Array.from({ length: 6 }, () => () => send('all'))])
  expect(times('searches')).toEqual([0, 0, 500, 500])
  expect(times('all').filter(at => at === 0)).toHaveLength(8)
})

test('no limit is ever passed, in whatever order calls of both kinds come', async () => {
  const kind = fc.constantFrom<readonly Lane[]>(['all'], ['all', 'searches'])
  const call = fc.record({ lanes: kind, after: fc.integer({ min: 0, max: 3_000 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(call, { maxLength: 60 }), async calls => {
      const { time, send, times } = limited()
      const work =
        ({ lanes, after }: (typeof calls)[number]) =>
        async () => {
          await time.sleep(after)
          await send(...lanes)
        }
      await time.run(calls.map(work))
      expect(times('all')).toHaveLength(calls.length)
      for (const lane of ['all', 'searches'] as const)
        expect(busiest(times(lane), limits[lane].spanMs)).toBeLessThanOrEqual(limits[lane].calls)
    }),
    { numRuns: 200 },
  )
})

test('who would wait too long goes back, says when to come, and takes nothing of the limit', async () => {
  const { time, send, times } = limited({ maxWaitMs: 1_500 })
  const late: unknown[] = []
  const trySend = () => send('all').catch(error => void late.push(error))
  await time.run(Array.from({ length: 23 }, () => trySend))
  expect(times('all')).toHaveLength(20)
  const busy = { provider: 'vendor', code: 'rate-limited', reason: 'Busy', retryAfterMs: 2_000 }
  expect(late).toMatchObject([busy, busy, busy])
})

test('a short pause is waited for, a long one gives the place back with its reason', async () => {
  const { clock, time, send, limiter, times } = limited({ maxWaitMs: 4_000 })
  limiter.pause('all', refusal(2_000))
  await time.run([() => send('all')])
  expect(times('all')).toEqual([2_000])
  limiter.pause('all', refusal(900_000, 'unavailable'))
  const shut = { code: 'unavailable', reason: 'Refused' }
  await expect(send('all')).rejects.toMatchObject({ ...shut, retryAfterMs: 900_000 })
  // A shorter one does not end it.
  limiter.pause('all', refusal(1_000))
  clock.now += 600_000
  await expect(send('all')).rejects.toMatchObject({ ...shut, retryAfterMs: 300_000 })
  clock.now += 300_000
  await send('all')
  expect(times('all').at(-1)).toBe(902_000)
})

test('a pause of one lane stops only calls that count in it', async () => {
  const { limiter, send, times, time } = limited()
  limiter.pause('searches', refusal(3_000))
  await time.run([() => send('all'), () => send('all', 'searches')])
  expect(times('all')).toEqual([0, 3_000])
})

test('calls that wait already wait for a pause as well, and not longer than anybody may', async () => {
  const short = limited({ maxWaitMs: 5_000 })
  const eleven = Array.from({ length: 11 }, () => () => short.send('all'))
  const pause = async () => {
    await short.time.sleep(500)
    short.limiter.pause('all', refusal(2_000))
  }
  await short.time.run([...eleven, pause])
  expect(short.times('all').at(-1)).toBe(2_500)
  const long = limited({ maxWaitMs: 5_000 })
  const refused: unknown[] = []
  const tried = Array.from(
    { length: 11 },
    () => () => long.send('all').catch(error => void refused.push(error)),
  )
  const shut = async () => {
    await long.time.sleep(500)
    long.limiter.pause('all', refusal(3_600_000))
  }
  await long.time.run([...tried, shut])
  expect(long.times('all')).toHaveLength(10)
  expect(refused).toMatchObject([{ reason: 'Refused', retryAfterMs: 3_599_500 }])
})

test('after a refusal half of the limit is used for a minute', async () => {
  const { clock, time, send, limiter, times } = limited()
  limiter.pause('all', refusal(1_000))
  await time.run(Array.from({ length: 10 }, () => () => send('all')))
  expect(times('all')).toEqual([...Array(5).fill(1_000), ...Array(5).fill(2_000)])
  clock.now = noon + 60_000
  await time.run(Array.from({ length: 10 }, () => () => send('all')))
  expect(times('all').slice(10)).toEqual(Array(10).fill(60_000))
})

test('limits are learned, and what others use is left to them', async () => {
  const { time, send, limiter, times } = limited()
  limiter.learn('all', { calls: 12, spanMs: 1_000 })
  await time.run(Array.from({ length: 12 }, () => () => send('all')))
  expect(times('all')).toEqual(Array(12).fill(0))
  // Of 12, we used 12 and none remain: nobody else is there.
  limiter.leave('all', 0)
  await time.run(Array.from({ length: 12 }, () => () => send('all')))
  expect(times('all').slice(12)).toEqual(Array(12).fill(1_000))
  const other = limited()
  other.limiter.leave('all', 3)
  await other.time.run(Array.from({ length: 6 }, () => () => other.send('all')))
  expect(other.times('all')).toEqual([0, 0, 0, 1_000, 1_000, 1_000])
})

test('under a clock that stands still a pause is sat out once', async () => {
  const slept: number[] = []
  const limiter = new RateLimiter<Lane>({
    clock: () => noon,
    sleep: async ms => {
      if (slept.push(ms) > 5) throw new Error('It sleeps without end')
    },
    limitOf: lane => limits[lane],
    maxWaitMs: 60_000,
    busy: { provider: 'vendor', reason: 'Busy' },
  })
  limiter.pause('all', refusal(2_000))
  await limiter.take('all')
  expect(slept).toEqual([2_000])
})
