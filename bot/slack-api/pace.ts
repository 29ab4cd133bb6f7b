import { setTimeout as wait } from 'node:timers/promises'
import { ProviderError } from '../../src/providers/provider-error.ts'

const gapMs = 1_000
const maxWaitMs = 5_000

/**
 * Grants one post a second per channel; a queue of more than five seconds comes back later. Each process has its own:
 * where several write to one channel at once, Slack's Retry-After sets the pace, and the ledger comes back by it.
 */
export interface Pace {
  takeTurn(channel: string): Promise<void>
}

export function createPace({
  clock = Date.now,
  sleep = wait,
}: {
  clock?: () => number
  sleep?: (ms: number) => Promise<unknown>
} = {}): Pace {
  const freeAt = new Map<string, number>()
  return {
    takeTurn: async channel => {
      const now = clock()
      const at = Math.max(now, freeAt.get(channel) ?? 0)
      const waitMs = at - now
      if (waitMs > maxWaitMs)
        throw new ProviderError({
          provider: 'slack',
          code: 'rate-limited',
          reason: 'Many messages wait for this conversation',
          retryAfterMs: waitMs,
        })
      freeAt.set(channel, at + gapMs)
      for (const [known, time] of freeAt) if (time < now) freeAt.delete(known)
      if (waitMs > 0) await sleep(waitMs)
    },
  }
}
