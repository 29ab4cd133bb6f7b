import { ownReason } from '../../../src/providers/own-reasons.ts'
import type { ProviderError } from '../../../src/providers/provider-error.ts'
import { type Clockwork, RateLimiter } from '../../../src/providers/rate-limiter.ts'
import type { Call } from './call.ts'

type Lane = 'all' | 'searches'

/** Calls arrive less evenly than they were sent. */
const leewayMs = 250
/** The lowest limits of any account. Responses carry the actual ones. */
const limits = {
  all: { calls: 100, spanMs: 10_000 + leewayMs },
  searches: { calls: 5, spanMs: 1_000 + leewayMs },
}
const maxWaitMs = 15_000

/** NaN if the header is missing. */
const numberIn = (headers: Headers, name: string): number =>
  Number(headers.get(`x-hubspot-ratelimit-${name}`) ?? Number.NaN)

type Addressed = Pick<Call, 'path'>

const isSearch = ({ path }: Addressed) => path.endsWith('/search')

/** HubSpot limits the account, so all jobs that call it share one limiter. */
export class CallLimiter {
  readonly #limiter: RateLimiter<Lane>

  constructor(clockwork: Clockwork) {
    const busy = { provider: 'hubspot', ...ownReason('requestLimit', { provider: 'HubSpot' }) }
    this.#limiter = new RateLimiter({
      ...clockwork,
      limitOf: lane => limits[lane],
      maxWaitMs,
      busy,
    })
  }

  /** Resolves when the call may be sent. Throws ProviderError if the wait would be too long. */
  async take(call: Addressed): Promise<void> {
    await (isSearch(call) ? this.#limiter.take('all', 'searches') : this.#limiter.take('all'))
  }

  /** Pauses after a refused call. Searches have limits of their own. */
  pause(call: Addressed, refusal: ProviderError): void {
    this.#limiter.pause(isSearch(call) ? 'searches' : 'all', refusal)
  }

  /** Reads the account's limits and its remaining calls from a response. Search responses carry none. */
  learn(headers: Headers): void {
    const calls = numberIn(headers, 'max')
    const spanMs = numberIn(headers, 'interval-milliseconds')
    const remaining = numberIn(headers, 'remaining')
    if (calls > 0 && spanMs > 0) this.#limiter.learn('all', { calls, spanMs: spanMs + leewayMs })
    if (remaining >= 0) this.#limiter.leave('all', remaining)
  }
}
