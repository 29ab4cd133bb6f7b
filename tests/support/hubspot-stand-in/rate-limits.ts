import { Refusal } from './refusal.ts'

const burst = { limit: 100, spanMs: 10_000, policyName: 'TEN_SECONDLY_ROLLING' }
const searches = { limit: 5, spanMs: 1_000, policyName: 'SECONDLY' }

/** A maximum of calls in any span. Refused calls do not count. */
class Window {
  #taken: number[] = []
  readonly limit: number
  readonly spanMs: number
  readonly policyName: string

  constructor({ limit, spanMs, policyName }: typeof burst) {
    this.limit = limit
    this.spanMs = spanMs
    this.policyName = policyName
  }

  isFull(now: number): boolean {
    this.#taken = this.#taken.filter(at => at > now - this.spanMs)
    return this.#taken.length >= this.limit
  }

  take(now: number): void {
    this.#taken.push(now)
  }

  get remaining(): number {
    return this.limit - this.#taken.length
  }
}

/** The limits of an account's plan, if a test enables them. */
export class RateLimits {
  isOn = false
  /** HubSpot does not always send Retry-After. */
  saysRetryAfter = true
  refused = 0
  readonly #burst = new Window(burst)
  readonly #searches = new Window(searches)

  /** Counts a call. Throws a Refusal above the limit. */
  count(path: string, now: number): void {
    if (!this.isOn || path.startsWith('/oauth/')) return
    const windows = path.endsWith('/search') ? [this.#burst, this.#searches] : [this.#burst]
    const full = windows.find(window => window.isFull(now))
    if (full) throw this.#refusal(full)
    for (const window of windows) window.take(now)
  }

  #refusal({ policyName, spanMs }: Window): Refusal {
    this.refused += 1
    const headers: Record<string, string> = this.saysRetryAfter
      ? { 'retry-after': String(spanMs / 1_000) }
      : {}
    return new Refusal(429, { errorType: 'RATE_LIMIT', policyName }, headers)
  }

  /** Headers of all answers except searches. */
  headers(path: string): Record<string, string> {
    if (!this.isOn || path.endsWith('/search')) return {}
    return {
      'x-hubspot-ratelimit-max': String(burst.limit),
      'x-hubspot-ratelimit-remaining': String(this.#burst.remaining),
      'x-hubspot-ratelimit-interval-milliseconds': String(burst.spanMs),
    }
  }
}
