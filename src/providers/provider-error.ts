import type { ReasonCode } from './own-reasons.ts'

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
  /** One sentence for the person who can resolve it, without tokens and other people's addresses. */
  reason: string
  /** Code and values of one of Parley's own reasons, to translate it for the reader. */
  reasonCode?: ReasonCode | undefined
  /** How long the provider asked us to wait, at most a day. */
  retryAfterMs?: number | undefined
  cause?: unknown
}

/** Longer values in headers are ignored. */
const maxWaitMs = 24 * 60 * 60_000

const boundedWait = (ms: number | undefined): number | undefined =>
  ms === undefined || !(ms >= 0) ? undefined : Math.min(ms, maxWaitMs)

/**
 * A provider's failure in terms that the job runner can act on: `rate-limited` and `unavailable` are retried,
 * all others wait for a person.
 */
export class ProviderError extends Error {
  readonly provider: string
  readonly code: ProviderErrorCode
  readonly reason: string
  readonly reasonCode: ReasonCode | undefined
  readonly retryAfterMs: number | undefined

  constructor(facts: ProviderErrorFacts) {
    super(`${facts.provider}: ${facts.reason}`, { cause: facts.cause })
    this.name = 'ProviderError'
    this.provider = facts.provider
    this.code = facts.code
    this.reason = facts.reason
    this.reasonCode = facts.reasonCode
    this.retryAfterMs = boundedWait(facts.retryAfterMs)
  }

  /** Whether the same call may succeed later without a person's action. */
  get isPassing(): boolean {
    return this.code === 'rate-limited' || this.code === 'unavailable'
  }
}
