import type { ProviderError } from '../../../src/providers/provider-error.ts'
import { type Clockwork, RateLimiter } from '../../../src/providers/rate-limiter.ts'

type Lane = 'all' | 'searches'

/** The burst limit counts in windows of two seconds; searches have a smaller one of their own. */
const spanMs = 2_000
const limits = {
  /** Below the smallest plan's 20, since people's other apps use the same account. */
  all: { calls: 16, spanMs },
  searches: { calls: 8, spanMs },
}
/** Of what an answer says is allowed, the share that is ours. */
const share = 0.8
/** A job makes a dozen calls: one that would wait longer gives its place to others and comes back. */
const maxWaitMs = 4_000

const countIn = (headers: Headers, name: string): number | undefined => {
  const value = Number(headers.get(name) ?? Number.NaN)
  return Number.isInteger(value) && value > 0 ? value : undefined
}

/** Spreads the calls of one account, so that a thousand bookings drain without hammering. */
export class CallLimiter {
  readonly #limiter: RateLimiter<Lane>

  constructor(clockwork: Clockwork) {
    const busy = {
      provider: 'pipedrive',
      reason: 'More is to be written than Pipedrive takes at once; the rest follows by itself.',
    }
    this.#limiter = new RateLimiter({
      ...clockwork,
      limitOf: lane => limits[lane],
      maxWaitMs,
      busy,
    })
  }

  /** Resolves when the call may be sent. Throws ProviderError where that is too far off to wait for. */
  async take({ isSearch }: { isSearch: boolean }): Promise<void> {
    await (isSearch ? this.#limiter.take('all', 'searches') : this.#limiter.take('all'))
  }

  /** Every answer says how much is allowed. */
  learn(headers: Headers): void {
    const limit = countIn(headers, 'x-ratelimit-limit')
    if (limit) this.#limiter.learn('all', { calls: Math.max(1, Math.floor(limit * share)), spanMs })
  }

  /** Nothing is sent before this refusal has passed. */
  pause(refusal: ProviderError): void {
    this.#limiter.pause('all', refusal)
  }
}
