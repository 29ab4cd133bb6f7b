export type ProviderErrorCode =
  | 'unauthorized'
  | 'not-found'
  | 'conflict'
  | 'rate-limited'
  | 'unavailable'
  | 'rejected'

interface ProviderErrorFacts {
  /** The provider's id, as in its descriptor. */
  provider: string
  code: ProviderErrorCode
  /** One sentence for the person who can mend it: no token, no address of a third person. */
  reason: string
  /** How long the provider asked us to wait; a day at most counts. */
  retryAfterMs?: number | undefined
  cause?: unknown
}

/** Nobody is kept waiting for longer, whatever a header says. */
const maxWaitMs = 24 * 60 * 60_000

const boundedWait = (ms: number | undefined): number | undefined =>
  ms === undefined || !(ms >= 0) ? undefined : Math.min(ms, maxWaitMs)

/**
 * What a provider did not do, in terms the job runner can act on: `rate-limited` and `unavailable`
 * are tried again, the others wait for a person.
 */
export class ProviderError extends Error {
  readonly provider: string
  readonly code: ProviderErrorCode
  readonly reason: string
  readonly retryAfterMs: number | undefined

  constructor(facts: ProviderErrorFacts) {
    super(`${facts.provider}: ${facts.reason}`, { cause: facts.cause })
    this.name = 'ProviderError'
    this.provider = facts.provider
    this.code = facts.code
    this.reason = facts.reason
    this.retryAfterMs = boundedWait(facts.retryAfterMs)
  }

  /** Whether the same call may succeed later with nobody doing anything. */
  get isPassing(): boolean {
    return this.code === 'rate-limited' || this.code === 'unavailable'
  }
}
