import { Refusal } from './refusal.ts'

export interface Fault {
  /** "METHOD /path" of the calls it meets; all calls where it is absent. */
  on?: string
  status?: number
  headers?: Record<string, string>
  body?: Record<string, unknown>
  /** The write takes effect, then the connection breaks. */
  isAnswerLost?: true
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
    const index = this.#waiting.findIndex(({ on }) => on === undefined || on === call)
    return index < 0 ? this.#plan(call) : this.#waiting.splice(index, 1)[0]
  }
}

export const refusalOf = ({ status = 500, body = {}, headers = {} }: Fault) =>
  new Refusal(status, body, headers)
