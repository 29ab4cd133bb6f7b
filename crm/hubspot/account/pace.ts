import { ProviderError } from '../../../src/providers/provider-error.ts'
import { Span } from '../meetings/span.ts'
import type { Call } from './call.ts'

/** The least that any account has; answers tell how many it really is. */
const burst = { limit: 100, spanMs: 10_000 }
const searches = { limit: 5, spanMs: 1_000 }
/** A call that would wait longer goes back to the queue, where it holds no job. */
const maxWaitMs = 15_000
const maxRounds = 3

interface Clockwork {
  /** Epoch ms. */
  clock(): number
  sleep(ms: number): Promise<void>
}

/** NaN where it is not said. */
const numberIn = (headers: Headers, name: string): number =>
  Number(headers.get(`x-hubspot-ratelimit-${name}`) ?? Number.NaN)

type Addressed = Pick<Call, 'path'>

const isSearch = ({ path }: Addressed) => path.endsWith('/search')

/** HubSpot's limits are an account's: all calls to it share one pace, whichever job makes them. */
export class Pace {
  readonly #burst = new Span(burst)
  readonly #searches = new Span(searches)
  readonly #clockwork: Clockwork
  #pausedUntil = 0
  #searchesPausedUntil = 0

  constructor(clockwork: Clockwork) {
    this.#clockwork = clockwork
  }

  /**
   * Resolves when the call may be sent. Throws ProviderError `rate-limited`, and uses nothing of the
   * account's share, where that is too far off to wait for.
   */
  async turn(call: Addressed): Promise<void> {
    const { clock, sleep } = this.#clockwork
    const spans = isSearch(call) ? [this.#burst, this.#searches] : [this.#burst]
    const now = clock()
    const at = Math.max(now, this.#pauseOf(call), ...spans.map(span => span.next(now)))
    if (at - now > maxWaitMs) throw tooFarOff(at - now)
    for (const span of spans) span.take(at)
    if (at > now) await sleep(at - now)
    // The account may have been paused while this call waited for its turn.
    for (let round = 0; round < maxRounds && this.#pauseOf(call) > clock(); round += 1)
      await sleep(this.#pauseOf(call) - clock())
  }

  /** A call was refused: until then none like it is sent. Searches have limits of their own. */
  pause(call: Addressed, ms: number): void {
    const now = this.#clockwork.clock()
    const until = now + ms
    if (isSearch(call)) {
      this.#searches.yield(now)
      this.#searchesPausedUntil = Math.max(this.#searchesPausedUntil, until)
    } else {
      this.#burst.yield(now)
      this.#pausedUntil = Math.max(this.#pausedUntil, until)
    }
  }

  /** Takes the account's own limits from an answer, and what others left of them; searches answer without. */
  learn(headers: Headers): void {
    const now = this.#clockwork.clock()
    const limit = numberIn(headers, 'max')
    const spanMs = numberIn(headers, 'interval-milliseconds')
    const remaining = numberIn(headers, 'remaining')
    if (limit > 0 && spanMs > 0) this.#burst.learn({ limit, spanMs })
    if (remaining >= 0) this.#burst.share(remaining, now)
  }

  #pauseOf(call: Addressed): number {
    return isSearch(call)
      ? Math.max(this.#pausedUntil, this.#searchesPausedUntil)
      : this.#pausedUntil
  }
}

const tooFarOff = (waitMs: number) =>
  new ProviderError({
    provider: 'hubspot',
    code: 'rate-limited',
    reason: 'HubSpot’s request limit is reached.',
    retryAfterMs: waitMs,
  })
