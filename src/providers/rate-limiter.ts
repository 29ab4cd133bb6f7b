import { CallWindow, type RateLimit } from './call-window.ts'
import { ProviderError } from './provider-error.ts'

export interface Clockwork {
  /** Epoch ms. */
  clock(): number
  sleep(ms: number): Promise<unknown>
}

interface LimiterParts<Lane extends string> extends Clockwork {
  /** As it is known before any answer. */
  limitOf(lane: Lane): RateLimit
  /** A call that would wait longer goes back to the queue, where it holds no job. */
  maxWaitMs: number
  /** Says why it goes back. */
  busy: { provider: string; reason: string }
}

interface Pause {
  until: number
  refusal: ProviderError
}

/**
 * When the calls to a provider may be sent, so that it need not refuse them. Each kind of call counts in lanes, each
 * with a limit of its own: the searches of an account, the posts to a channel. All calls that a limit is for share one
 * limiter. Each process has its own; what several send together is bounded by the provider's refusals.
 */
export class RateLimiter<Lane extends string = string> {
  readonly #parts: LimiterParts<Lane>
  readonly #windows = new Map<Lane, CallWindow>()
  readonly #pauses = new Map<Lane, Pause>()

  constructor(parts: LimiterParts<Lane>) {
    this.#parts = parts
  }

  /**
   * Resolves when a call that counts in all of these lanes may be sent. Throws ProviderError `rate-limited` (or what
   * paused a lane), and takes nothing of their limits, if that is too far off to wait for.
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

  /** A call was refused: nothing is sent in this lane until then, and for a while less than before. */
  pause(lane: Lane, refusal: ProviderError): void {
    const now = this.#parts.clock()
    if (refusal.code === 'rate-limited') this.#windowOf(lane).yield(now)
    const until = now + (refusal.retryAfterMs ?? 0)
    if (until > (this.#pauses.get(lane)?.until ?? now)) this.#pauses.set(lane, { until, refusal })
  }

  /** The account allows so much. */
  learn(lane: Lane, limit: RateLimit): void {
    this.#windowOf(lane).learn(limit)
  }

  /** So many calls remain, for us and for others who use the account. */
  leave(lane: Lane, remaining: number): void {
    this.#windowOf(lane).leave(remaining, this.#parts.clock())
  }

  /** A lane may have been paused while this call waited. */
  async #sitOut(
    lanes: readonly Lane[],
    { from, latest }: { from: number; latest: number },
  ): Promise<void> {
    const { clock, sleep } = this.#parts
    // What was slept has passed, whatever the clock says: one that is set does not move by itself.
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
    const { provider, code, reason } =
      pause && pause.until >= at ? pause.refusal : { ...busy, code: 'rate-limited' as const }
    return new ProviderError({ provider, code, reason, retryAfterMs: at - now })
  }

  #windowOf(lane: Lane): CallWindow {
    const window = this.#windows.get(lane) ?? new CallWindow(this.#parts.limitOf(lane))
    this.#windows.set(lane, window)
    return window
  }

  #pauseOf(lanes: readonly Lane[]): Pause | undefined {
    return lanes.flatMap(lane => this.#pauses.get(lane) ?? []).sort((a, b) => b.until - a.until)[0]
  }

  /** There are as many lanes as channels, for example. */
  #forgetIdle(now: number): void {
    for (const [lane, { until }] of this.#pauses) if (until <= now) this.#pauses.delete(lane)
    for (const [lane, window] of this.#windows) if (window.isIdle(now)) this.#windows.delete(lane)
  }
}
