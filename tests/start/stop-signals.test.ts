import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { listenForStop } from '../../src/start/stop-signals.ts'

/** A process that only counts how often it was ended. */
class Listening extends EventEmitter {
  ended: number[] = []
  exit(status: number): void {
    this.ended.push(status)
  }
}

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s asks for the stop', async signal => {
  const listening = new Listening()
  const asked = listenForStop(listening, () => 0)
  listening.emit(signal, signal)
  expect(await asked).toBe(signal)
  expect(listening.ended).toEqual([])
})

test.each([
  ['at the same press', 1_000, []],
  ['more than a second later', 1_001, [1]],
] as const)('a second signal %s', async (_when, later, ended) => {
  const listening = new Listening()
  let now = 5_000
  const asked = listenForStop(listening, () => now)
  listening.emit('SIGINT', 'SIGINT')
  await asked
  now += later
  listening.emit('SIGTERM', 'SIGTERM')
  expect(listening.ended).toEqual(ended)
})
