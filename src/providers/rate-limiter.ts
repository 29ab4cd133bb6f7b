import { CallWindow, type RateLimit } from './call-window.ts'
import type { ReasonCode } from './own-reasons.ts'
import { ProviderError } from './provider-error.ts'

export interface Clockwork {
  /** Epoch ms. */
  clock(): number
  sleep(ms: number): Promise<unknown>
}

interface LimiterParts<Lane extends string> extends Clockwork {
  /** Before the first answer reports the actual limit. */
  limitOf(lane: Lane): RateLimit
  /** A call that would wait longer returns to the queue, where it keeps no job busy. */
  maxWaitMs: number
  /** The reason for returning it. */
  busy: { provider: string; reason: string; reasonCode?: ReasonCode }
}

interface Pause {
  until: number
  refusal: ProviderError
}

/**
 * Delays calls to a provider so that it does not reject them. Each call counts in lanes with separate limits,
 * such as the searches of an account or the posts to a channel; calls with a common limit share one limiter.
 * Each process has its own limiter; the provider's rejections limit several together.
 */
export class RateLimiter<Lane extends string = string> {
  readonly #parts: LimiterParts<Lane>
  readonly #windows = new Map<Lane, CallWindow>()
  readonly #pauses = new Map<Lane, Pause>()

  constructor(parts: LimiterParts<Lane>) {
    this.#parts = parts
  }

  /**
   * Resolves when a call that counts in all of these lanes may be sent. If the wait is too long, throws
   * ProviderError `rate-limited` (or what paused a lane) and uses nothing of the limits.
   */
  async take(...lanes: readonly Lane[]): Promise<void> {
    const { clock, sleep, maxWaitMs } = this.#parts
    const now = clock()
    this.#forgetIdle(now)
    const windows = lanes.map(lane => this.#windowOf(lane))
    const pause = this.#pauseOf(lanes)
    const at = Math.max(now, pause?.until ?? now, ...windows.map(window => window.next(now)))
    if (at - now > maxWaitMs) throw this.#tooFarOff(pause, { now, at })
    for (const window of windows) window.take(at)
    if (at > now) await sleep(at - now)
    await this.#sitOut(lanes, { from: at, latest: now + maxWaitMs })
  }

  /** After a rejection: sends nothing in this lane until then, and fewer calls for a while. */
  pause(lane: Lane, refusal: ProviderError): void {
    const now = this.#parts.clock()
    if (refusal.code === 'rate-limited') this.#windowOf(lane).yield(now)
    const until = now + (refusal.retryAfterMs ?? 0)
    if (until > (this.#pauses.get(lane)?.until ?? now)) this.#pauses.set(lane, { until, refusal })
  }

  /** Updates the account's limit. */
  learn(lane: Lane, limit: RateLimit): void {
    this.#windowOf(lane).learn(limit)
  }

  /** Updates the remaining calls, which are shared with other users of the account. */
  leave(lane: Lane, remaining: number): void {
    this.#windowOf(lane).leave(remaining, this.#parts.clock())
  }

  /** A lane may have been paused while this call waited. */
  async #sitOut(
    lanes: readonly Lane[],
    { from, latest }: { from: number; latest: number },
  ): Promise<void> {
    const { clock, sleep } = this.#parts
    // After the wait, the time counts as passed, because a fixed clock in a test does not advance.
    let now = Math.max(clock(), from)
    for (;;) {
      const pause = this.#pauseOf(lanes)
      if (!pause || pause.until <= now) return
      if (pause.until > latest) throw this.#tooFarOff(pause, { now, at: pause.until })
      await sleep(pause.until - now)
      now = Math.max(clock(), pause.until)
    }
  }

  #tooFarOff(pause: Pause | undefined, { now, at }: { now: number; at: number }): ProviderError {
    const { busy } = this.#parts
    const { provider, code, reason, reasonCode } =
      pause && pause.until >= at
        ? pause.refusal
        : { reasonCode: undefined, ...busy, code: 'rate-limited' as const }
    return new ProviderError({ provider, code, reason, reasonCode, retryAfterMs: at - now })
  }

  #windowOf(lane: Lane): CallWindow {
    const window = this.#windows.get(lane) ?? new CallWindow(this.#parts.limitOf(lane))
    this.#windows.set(lane, window)
    return window
  }

  #pauseOf(lanes: readonly Lane[]): Pause | undefined {
    return lanes.flatMap(lane => this.#pauses.get(lane) ?? []).sort((a, b) => b.until - a.until)[0]
  }

  /** There may be as many lanes as channels. */
  #forgetIdle(now: number): void {
    for (const [lane, { until }] of this.#pauses) if (until <= now) this.#pauses.delete(lane)
    for (const [lane, window] of this.#windows) if (window.isIdle(now)) this.#windows.delete(lane)
  }
}
