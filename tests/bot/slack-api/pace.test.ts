import { expect, test } from 'vitest'
import { createPace } from '../../../bot/slack-api/pace.ts'

function watched() {
  const slept: number[] = []
  const state = { now: 0 }
  const pace = createPace({
    clock: () => state.now,
    sleep: async ms => {
      slept.push(ms)
    },
  })
  return { pace, slept, state }
}

test('one post a second per channel; other channels do not wait', async () => {
  const { pace, slept } = watched()
  for (const channel of ['D1', 'D1', 'D1', 'D2']) await pace.takeTurn(channel)
  expect(slept).toEqual([1_000, 2_000])
})

test('after a pause nobody waits', async () => {
  const { pace, slept, state } = watched()
  await pace.takeTurn('D1')
  state.now = 1_000
  await pace.takeTurn('D1')
  expect(slept).toEqual([])
})

test('a long queue comes back later and says when', async () => {
  const { pace } = watched()
  for (let post = 0; post < 6; post += 1) await pace.takeTurn('D1')
  await expect(pace.takeTurn('D1')).rejects.toMatchObject({
    code: 'rate-limited',
    retryAfterMs: 6_000,
  })
})
