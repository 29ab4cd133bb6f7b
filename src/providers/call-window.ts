/** So many calls in any stretch of time of this length. */
export interface RateLimit {
  calls: number
  spanMs: number
}

/** After a refusal we take half of our share for that long: others draw on the same account. */
const modestMs = 60_000

/** The calls that were granted lately, against what an account allows and what others use of it. */
export class CallWindow {
  readonly #first: RateLimit
  #limit: RateLimit
  /** Ours of `limit.calls`. */
  #share: number
  /** Ascending; some may be ahead. */
  #granted: number[] = []
  #modestUntil = 0

  constructor(limit: RateLimit) {
    this.#first = limit
    this.#limit = limit
    this.#share = limit.calls
  }

  /** When the next call may be sent, epoch ms. */
  next(now: number): number {
    this.#forget(now)
    if (this.#modestUntil > 0 && now >= this.#modestUntil) this.#restore()
    const before = this.#granted.at(-this.#share)
    return before === undefined ? now : Math.max(now, before + this.#limit.spanMs)
  }

  take(at: number): void {
    const after = this.#granted.findLastIndex(granted => granted <= at)
    this.#granted.splice(after + 1, 0, at)
  }

  /** What the account really allows. */
  learn(limit: RateLimit): void {
    if (this.#share === this.#limit.calls) this.#share = limit.calls
    this.#limit = limit
  }

  /** Leaves others what they use: of what is gone all that we did not use ourselves. */
  leave(remaining: number, now: number): void {
    this.#forget(now)
    const ours = this.#granted.filter(at => at <= now).length
    const theirs = Math.max(0, this.#limit.calls - remaining - ours)
    this.#share = Math.max(1, this.#limit.calls - theirs)
  }

  /** Somebody asked for too much at once. */
  yield(now: number): void {
    this.#share = Math.max(1, Math.ceil(this.#share / 2))
    this.#modestUntil = now + modestMs
  }

  /** Nothing is known of it that a new one would not know. */
  isIdle(now: number): boolean {
    this.#forget(now)
    return (
      this.#granted.length === 0 && this.#limit === this.#first && this.#share === this.#first.calls
    )
  }

  #restore(): void {
    this.#share = this.#limit.calls
    this.#modestUntil = 0
  }

  #forget(now: number): void {
    this.#granted = this.#granted.filter(at => at > now - this.#limit.spanMs)
  }
}
