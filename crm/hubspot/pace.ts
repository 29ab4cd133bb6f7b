import { ProviderError } from '../../src/providers/provider-error.ts'
import type { Call } from './api.ts'

/** The least that any account has; answers tell how many it really is. */
const burst = { limit: 100, spanMs: 10_000 }
const searches = { limit: 5, spanMs: 1_000 }
/** Calls do not arrive as evenly as they were sent. */
const leewayMs = 250
/** A call that would wait longer goes back to the queue, where it holds no job. */
const mostWaitMs = 15_000
/** How long a call holds out where somebody else uses up the account's share. */
const crowdedMs = 1_000
const mostRounds = 3

export interface Clockwork {
  /** Epoch ms. */
  clock(): number
  sleep(ms: number): Promise<void>
}

/** At most `limit` calls in any span. */
class Span {
  limit: number
  spanMs: number
  #granted: number[] = []

  constructor({ limit, spanMs }: { limit: number; spanMs: number }) {
    this.limit = limit
    this.spanMs = spanMs
  }

  /** When the next call may be sent, epoch ms. */
  next(now: number): number {
    this.#granted = this.#granted.filter(at => at > now - this.spanMs - leewayMs)
    const before = this.#granted.at(-this.limit)
    return before === undefined ? now : before + this.spanMs + leewayMs
  }

  take(at: number): void {
    this.#granted.push(at)
  }

  get isFull(): boolean {
    return this.#granted.length >= this.limit
  }
}

const numberIn = (headers: Headers, name: string): number =>
  Number(headers.get(`x-hubspot-ratelimit-${name}`) ?? Number.NaN)

/** HubSpot's limits are an account's: all calls to it share one pace, whichever job makes them. */
export class Pace {
  readonly #burst = new Span(burst)
  readonly #searches = new Span(searches)
  readonly #clockwork: Clockwork
  #pausedUntil = 0

  constructor(clockwork: Clockwork) {
    this.#clockwork = clockwork
  }

  /**
   * Resolves when the call may be sent. Throws ProviderError `rate-limited`, and uses nothing of the
   * account's share, where that is too far off to wait for.
   */
  async turn({ path }: Pick<Call, 'path'>): Promise<void> {
    const { clock, sleep } = this.#clockwork
    const spans = path.endsWith('/search') ? [this.#burst, this.#searches] : [this.#burst]
    const now = clock()
    const at = Math.max(now, this.#pausedUntil, ...spans.map(span => span.next(now)))
    if (at - now > mostWaitMs) throw tooFarOff(at - now)
    for (const span of spans) span.take(at)
    if (at > now) await sleep(at - now)
    // The account may have been paused while this call waited for its turn.
    for (let round = 0; round < mostRounds && this.#pausedUntil > clock(); round += 1)
      await sleep(this.#pausedUntil - clock())
  }

  /** No call before that; one that was refused tells how long. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clockwork.clock() + ms)
  }

  /** Takes the account's own limits from an answer; searches answer without. */
  learn(headers: Headers): void {
    const limit = numberIn(headers, 'max')
    const spanMs = numberIn(headers, 'interval-milliseconds')
    if (limit > 0 && spanMs > 0) Object.assign(this.#burst, { limit, spanMs })
    // Other processes and other apps draw on the same share.
    if (numberIn(headers, 'remaining') === 0 && !this.#burst.isFull) this.pause(crowdedMs)
  }
}

const tooFarOff = (waitMs: number) =>
  new ProviderError({
    provider: 'hubspot',
    code: 'rate-limited',
    reason: 'HubSpot’s request limit is reached.',
    retryAfterMs: waitMs,
  })
