export interface Fault {
  /** Beginning of "METHOD /path" of the affected calls; absent for all calls. */
  on?: string
  status?: number
  /** Reason of an error in Google's format; `body` has precedence. */
  reason?: string
  headers?: Record<string, string>
  body?: Record<string, unknown>
  /** No effect, and no answer before the stand-in closes. */
  hangs?: true
  /** The write takes effect, then the connection breaks. */
  isAnswerLost?: true
  /** The write takes effect, and the connection breaks in the middle of the answer. */
  isHalf?: true
}

/** Faults that tests enable. Each affects one call, in order. */
export class Faults {
  readonly #waiting: Fault[] = []
  #plan: (call: string) => Fault | undefined = () => undefined

  next(...faults: Fault[]): void {
    this.#waiting.push(...faults)
  }

  /** Decides about every call without a waiting fault. */
  plan(decide: (call: string) => Fault | undefined): void {
    this.#plan = decide
  }

  /** Number of faults without a call so far. */
  get left(): number {
    return this.#waiting.length
  }

  take(call: string): Fault | undefined {
    const index = this.#waiting.findIndex(({ on = '' }) => call.startsWith(on))
    return index < 0 ? this.#plan(call) : this.#waiting.splice(index, 1)[0]
  }
}
