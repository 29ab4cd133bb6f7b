import { Refusal } from './refusal.ts'

export interface Fault {
  /** How "METHOD /path" of the calls it meets begins; all calls where it is absent. */
  on?: string
  status?: number
  headers?: Record<string, string>
  body?: Record<string, unknown>
  /** No answer ever comes. */
  hangs?: true
  /** The write takes effect, then the connection breaks. */
  isAnswerLost?: true
  /** The write takes effect, half of the answer comes, then the connection breaks. */
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
    const index = this.#waiting.findIndex(({ on }) => on === undefined || call.startsWith(on))
    return index < 0 ? this.#plan(call) : this.#waiting.splice(index, 1)[0]
  }
}

/** Undefined where the call takes effect. */
export const refusalOf = ({ status = 500, body, headers = {}, isAnswerLost, isHalf }: Fault) => {
  if (isAnswerLost || isHalf) return undefined
  const code = { 401: 'InvalidAuthenticationToken', 429: 'TooManyRequests' }[status]
  const said = { error: { code: code ?? 'ServiceUnavailable', message: 'A fault of the test' } }
  return new Refusal(status, body ?? said, headers)
}
