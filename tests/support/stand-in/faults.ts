export interface Fault {
  /** What "METHOD /path" of the calls it meets starts with; all calls where it is absent. */
  on?: string
  status?: number
  /** Makes an error body in Google's shape; `body` has precedence. */
  reason?: string
  headers?: Record<string, string>
  body?: Record<string, unknown>
  /** No answer before the stand-in closes; nothing takes effect. */
  hangs?: true
  /** The write takes effect, then the connection breaks. */
  isAnswerLost?: true
  /** The write takes effect, the connection breaks in the middle of the answer. */
  isHalf?: true
}

/** Switched on by tests; each meets one call, in order. */
export class Faults {
  readonly #waiting: Fault[] = []
  #plan: (call: string) => Fault | undefined = () => undefined

  next(...faults: Fault[]): void {
    this.#waiting.push(...faults)
  }

  /** Decides on every call that no waiting fault meets. */
  plan(decide: (call: string) => Fault | undefined): void {
    this.#plan = decide
  }

  /** How many have met no call yet. */
  get left(): number {
    return this.#waiting.length
  }

  take(call: string): Fault | undefined {
    const index = this.#waiting.findIndex(({ on = '' }) => call.startsWith(on))
    return index < 0 ? this.#plan(call) : this.#waiting.splice(index, 1)[0]
  }
}
