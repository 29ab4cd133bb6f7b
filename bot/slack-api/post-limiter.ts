import { setTimeout as sleep } from 'node:timers/promises'
import { ownReason } from '../../src/providers/own-reasons.ts'
import { type Clockwork, RateLimiter } from '../../src/providers/rate-limiter.ts'

/** One post a second per channel. */
const limit = { calls: 1, spanMs: 1_000 }
const maxWaitMs = 5_000

/** The lanes are channels. */
export type PostLimiter = Pick<RateLimiter, 'take' | 'pause'>

/** Posts that would wait longer than five seconds are rescheduled. */
export const createPostLimiter = (clockwork: Clockwork = { clock: Date.now, sleep }): PostLimiter =>
  new RateLimiter({
    ...clockwork,
    limitOf: () => limit,
    maxWaitMs,
    busy: { provider: 'slack', ...ownReason('conversationBusy') },
  })
