/** This many calls within any period of this length. */
export interface RateLimit {
  calls: number
  spanMs: number
}

/** After a rejection, only half of our share is used for this long, because others use the same account. */
const modestMs = 60_000

/** The calls that were granted lately, compared with the account's limit and the use by others. */
export class CallWindow {
  readonly #first: RateLimit
  #limit: RateLimit
  /** Our part of `limit.calls`. */
  #share: number
  /** Ascending; may include future ones. */
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

  /** Updates the account's actual limit. */
  learn(limit: RateLimit): void {
    if (this.#share === this.#limit.calls) this.#share = limit.calls
    this.#limit = limit
  }

  /** Reduces our share by the calls that others have used. */
  leave(remaining: number, now: number): void {
    this.#forget(now)
    const ours = this.#granted.filter(at => at <= now).length
    const theirs = Math.max(0, this.#limit.calls - remaining - ours)
    this.#share = Math.max(1, this.#limit.calls - theirs)
  }

  /** Reduces our share after a rejection. */
  yield(now: number): void {
    this.#share = Math.max(1, Math.ceil(this.#share / 2))
    this.#modestUntil = now + modestMs
  }

  /** Whether it holds nothing that a new window would not have. */
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
