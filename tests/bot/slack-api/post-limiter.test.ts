import { expect, test } from 'vitest'
import { createPostLimiter } from '../../../bot/slack-api/post-limiter.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { VirtualTime } from '../../support/virtual-time.ts'

function watched() {
  const clock = { now: 0 }
  const time = new VirtualTime(clock)
  const limiter = createPostLimiter({ clock: () => clock.now, sleep: time.sleep })
  const posted: [string, number][] = []
  const post = (channel: string) => async () => {
    await limiter.take(channel)
    posted.push([channel, clock.now])
  }
  return { clock, time, limiter, posted, post }
}

test('one post a second per channel; other channels do not wait', async () => {
  const { time, post, posted } = watched()
  await time.run(['D1', 'D1', 'D1', 'D2'].map(post))
  expect(posted).toEqual([
    ['D1', 0],
    ['D2', 0],
    ['D1', 1_000],
    ['D1', 2_000],
  ])
})

test('after a second of rest nobody waits', async () => {
  const { clock, time, post, posted } = watched()
  await time.run([post('D1')])
  clock.now = 1_000
  await time.run([post('D1')])
  expect(posted).toEqual([
    ['D1', 0],
    ['D1', 1_000],
  ])
})

test('a long queue comes back later and says when', async () => {
  const { time, post, limiter, posted } = watched()
  const late: unknown[] = []
  const askLate = () => limiter.take('D1').catch(error => void late.push(error))
  await time.run([...Array.from({ length: 6 }, () => post('D1')), askLate])
  expect(posted).toHaveLength(6)
  expect(late).toMatchObject([{ provider: 'slack', code: 'rate-limited', retryAfterMs: 6_000 }])
})

test('a channel that Slack refused waits as long as Slack says; others do not', async () => {
  const { time, post, limiter, posted } = watched()
  const facts = {
    provider: 'slack',
    code: 'rate-limited',
    reason: 'Slack asks us to wait',
  } as const
  limiter.pause('D1', new ProviderError({ ...facts, retryAfterMs: 3_000 }))
  await time.run(['D1', 'D2'].map(post))
  expect(posted).toEqual([
    ['D2', 0],
    ['D1', 3_000],
  ])
})
