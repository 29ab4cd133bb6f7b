/** Calls do not arrive as evenly as they were sent. */
const leewayMs = 250
/** After a refusal we take half of our share for that long: others draw on the same account. */
const modestMs = 60_000

/** At most so many calls in any stretch of time; what an account allows, shared with who else uses it. */
export class Span {
  #most: number
  #spanMs: number
  /** Ours of it. */
  #share: number
  #granted: number[] = []
  #modestUntil = 0

  constructor({ limit, spanMs }: { limit: number; spanMs: number }) {
    this.#most = limit
    this.#share = limit
    this.#spanMs = spanMs
  }

  /** When the next call may be sent, epoch ms. */
  next(now: number): number {
    this.#forget(now)
    if (this.#modestUntil > 0 && now >= this.#modestUntil) this.#restore()
    const before = this.#granted.at(-this.#share)
    return before === undefined ? now : before + this.#spanMs + leewayMs
  }

  take(at: number): void {
    this.#granted.push(at)
  }

  /** What the account really allows. */
  learn({ limit, spanMs }: { limit: number; spanMs: number }): void {
    if (this.#share === this.#most) this.#share = limit
    this.#most = limit
    this.#spanMs = spanMs
  }

  /** Leaves others what they use: of what is gone all that we did not use ourselves. */
  share(remaining: number, now: number): void {
    this.#forget(now)
    const ours = this.#granted.filter(at => at <= now).length
    const theirs = Math.max(0, this.#most - remaining - ours)
    this.#share = Math.max(1, this.#most - theirs)
  }

  /** Somebody asked for too much at once. */
  yield(now: number): void {
    this.#share = Math.max(1, Math.ceil(this.#share / 2))
    this.#modestUntil = now + modestMs
  }

  #restore(): void {
    this.#share = this.#most
    this.#modestUntil = 0
  }

  #forget(now: number): void {
    this.#granted = this.#granted.filter(at => at > now - this.#spanMs - leewayMs)
  }
}
