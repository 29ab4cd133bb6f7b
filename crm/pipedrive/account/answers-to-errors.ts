import { ownReason } from '../../../src/providers/own-reasons.ts'
import { ProviderError, type ProviderErrorCode } from '../../../src/providers/provider-error.ts'
import { isDailySpent, untilNextDay } from './daily-budget.ts'
import { forbiddenReason, invalidReason } from './refusal-texts.ts'

const provider = 'pipedrive'

/** The burst limit applies to windows of two seconds. */
const burstRetryMs = 2_000
/** A client that is blocked for too many calls has to wait far longer than one that is rate-limited. */
const shutOutRetryMs = 15 * 60_000

export interface Answer {
  status: number
  headers: Headers
  /** Undefined if the body is not JSON, such as a gateway's error page. */
  body: unknown
}

const name = { provider: 'Pipedrive' }

type Reason = ReturnType<typeof ownReason>

const fail = (code: ProviderErrorCode, reason: Reason, retryAfterMs?: number, cause?: unknown) =>
  new ProviderError({ provider, code, ...reason, retryAfterMs, cause })

/** The call may or may not have taken effect. Repeating it is safe and necessary. */
export const noAnswer = (cause: unknown): ProviderError =>
  cause instanceof ProviderError
    ? cause
    : fail('unavailable', ownReason('unusableAnswer', name), undefined, cause)

const waitFrom = (headers: Headers): number | undefined => {
  for (const name of ['retry-after', 'x-ratelimit-reset']) {
    const text = headers.get(name)
    const seconds = text === null || text.trim() === '' ? Number.NaN : Number(text)
    if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1_000
  }
  return undefined
}

const limited = (headers: Headers, now: number) => {
  if (isDailySpent(headers))
    return fail('rate-limited', ownReason('dailyBudget', name), untilNextDay(now))
  const wait = waitFrom(headers) ?? burstRetryMs
  return fail('rate-limited', ownReason('requestLimit', name), wait)
}

const shutOut = (headers: Headers) =>
  fail('unavailable', ownReason('shutOut', name), Math.max(waitFrom(headers) ?? 0, shutOutRetryMs))

/**
 * Maps an unsuccessful response to an error for the job runner. Decides by status, headers and shape, never by
 * message text.
 */
export function errorOfAnswer({ status, headers, body }: Answer, now: number): ProviderError {
  const isPage = body === undefined
  if (status === 401) return fail('unauthorized', ownReason('accessRefused', name))
  if (status === 402) return fail('rejected', ownReason('planEnded', name))
  if (status === 403) return isPage ? shutOut(headers) : fail('rejected', forbiddenReason(body))
  if (status === 404 || status === 410) return fail('not-found', ownReason('recordMissing', name))
  if (status === 409) return fail('conflict', ownReason('recordExists', name))
  if (status === 429) return limited(headers, now)
  if (status >= 500 || status === 408)
    return fail('unavailable', ownReason('serverError', { ...name, status: String(status) }))
  return fail('rejected', invalidReason(body))
}

export const absentAsUndefined = (error: unknown): undefined => {
  if (error instanceof ProviderError && error.code === 'not-found') return undefined
  throw error
}

export const isRejected = (error: unknown): boolean =>
  error instanceof ProviderError && error.code === 'rejected'
