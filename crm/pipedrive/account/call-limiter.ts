import { ownReason } from '../../../src/providers/own-reasons.ts'
import type { ProviderError } from '../../../src/providers/provider-error.ts'
import { type Clockwork, RateLimiter } from '../../../src/providers/rate-limiter.ts'

type Lane = 'all' | 'searches'

/** The burst limit applies to windows of two seconds. Searches have a lower limit of their own. */
const spanMs = 2_000
const limits = {
  /** Below the 20 calls of the smallest plan, since other apps use the same account. */
  all: { calls: 16, spanMs },
  searches: { calls: 8, spanMs },
}
/** Share of the limit in a response that we use. */
const share = 0.8
/** A job makes about a dozen calls. If it had to wait longer than this, it is rescheduled and other jobs run. */
const maxWaitMs = 4_000

const countIn = (headers: Headers, name: string): number | undefined => {
  const value = Number(headers.get(name) ?? Number.NaN)
  return Number.isInteger(value) && value > 0 ? value : undefined
}

/** Spreads the calls of one account, so that a thousand bookings do not exceed the limit. */
export class CallLimiter {
  readonly #limiter: RateLimiter<Lane>

  constructor(clockwork: Clockwork) {
    const busy = {
      provider: 'pipedrive',
      ...ownReason('manyWrites', { provider: 'Pipedrive' }),
    }
    this.#limiter = new RateLimiter({
      ...clockwork,
      limitOf: lane => limits[lane],
      maxWaitMs,
      busy,
    })
  }

  /** Resolves when the call may be sent. Throws ProviderError if the wait would be too long. */
  async take({ isSearch }: { isSearch: boolean }): Promise<void> {
    await (isSearch ? this.#limiter.take('all', 'searches') : this.#limiter.take('all'))
  }

  /** Reads the current limit from a response. */
  learn(headers: Headers): void {
    const limit = countIn(headers, 'x-ratelimit-limit')
    if (limit) this.#limiter.learn('all', { calls: Math.max(1, Math.floor(limit * share)), spanMs })
  }

  /** Sends nothing until the refusal has expired. */
  pause(refusal: ProviderError): void {
    this.#limiter.pause('all', refusal)
  }
}
