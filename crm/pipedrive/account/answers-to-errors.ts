import { ProviderError, type ProviderErrorCode } from '../../../src/providers/provider-error.ts'
import { isDailySpent, untilNextDay } from './daily-budget.ts'
import { forbiddenText, invalidText } from './refusal-texts.ts'

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

const fail = (code: ProviderErrorCode, reason: string, retryAfterMs?: number, cause?: unknown) =>
  new ProviderError({ provider, code, reason, retryAfterMs, cause })

/** The call may or may not have taken effect. Repeating it is safe and necessary. */
export const noAnswer = (cause: unknown): ProviderError =>
  cause instanceof ProviderError
    ? cause
    : fail('unavailable', 'Pipedrive gave no usable answer; it is asked again.', undefined, cause)

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
    return fail(
      'rate-limited',
      'Pipedrive’s budget of requests for today is spent; what is owed is written when it is renewed.',
      untilNextDay(now),
    )
  const wait = waitFrom(headers) ?? burstRetryMs
  return fail('rate-limited', 'Pipedrive’s request limit is reached.', wait)
}

const shutOut = (headers: Headers) =>
  fail(
    'unavailable',
    'Pipedrive has shut us out for a while, after too many requests; it is asked again later.',
    Math.max(waitFrom(headers) ?? 0, shutOutRetryMs),
  )

/**
 * Maps an unsuccessful response to an error for the job runner. Decides by status, headers and shape, never by
 * message text.
 */
export function errorOfAnswer({ status, headers, body }: Answer, now: number): ProviderError {
  const isPage = body === undefined
  if (status === 401)
    return fail('unauthorized', 'Pipedrive no longer accepts the connection: connect it again.')
  if (status === 402)
    return fail(
      'rejected',
      'Your Pipedrive plan has ended or does not include this: renew it there.',
    )
  if (status === 403) return isPage ? shutOut(headers) : fail('rejected', forbiddenText(body))
  if (status === 404 || status === 410)
    return fail('not-found', 'Pipedrive does not have this record.')
  if (status === 409) return fail('conflict', 'Pipedrive already has such a record.')
  if (status === 429) return limited(headers, now)
  if (status >= 500 || status === 408)
    return fail('unavailable', `Pipedrive answers with an error of its own (${status}).`)
  return fail('rejected', invalidText(body))
}

export const absentAsUndefined = (error: unknown): undefined => {
  if (error instanceof ProviderError && error.code === 'not-found') return undefined
  throw error
}

export const isRejected = (error: unknown): boolean =>
  error instanceof ProviderError && error.code === 'rejected'
