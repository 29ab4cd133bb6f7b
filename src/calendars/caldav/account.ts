import { getBasicAuthHeaders } from 'tsdav'
import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError, type ProviderErrorCode } from '../../providers/provider-error.ts'
import { InsecureAddressError, PrivateAddressError } from '../../providers/public-fetch.ts'
import type { PasswordCredentials } from '../calendar-provider.ts'
import { followRedirects } from './follow-redirects.ts'

/** Access to one account. */
export interface CaldavAccess {
  credentials: PasswordCredentials
  headers: Record<string, string>
  /** Throws ProviderError for every answer that is not about a calendar. */
  fetch: typeof fetch
}

type Reason = ReturnType<typeof ownReason>

export const caldavError = (code: ProviderErrorCode, reason: Reason, more: object = {}) =>
  new ProviderError({ provider: 'caldav', code, ...reason, ...more })

function failureOf(response: Response): ProviderError | undefined {
  const { status } = response
  if (status === 401) return caldavError('unauthorized', ownReason('passwordRefused'))
  if (status === 429 || status === 503) {
    const seconds = Number(response.headers.get('retry-after'))
    const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined
    return caldavError('rate-limited', ownReason('calendarServerWaits'), { retryAfterMs })
  }
  return status >= 500
    ? caldavError('unavailable', ownReason('calendarServerError', { status: String(status) }))
    : undefined
}

function asProviderError(cause: unknown): ProviderError {
  const error = cause instanceof Error && cause.cause ? cause.cause : cause
  if (error instanceof InsecureAddressError)
    return caldavError('rejected', ownReason('httpsNeeded'), { cause })
  return error instanceof PrivateAddressError
    ? caldavError('rejected', ownReason('privateAddress'), { cause })
    : caldavError('unavailable', ownReason('calendarServerAway'), { cause })
}

/** @param baseFetch guarded if a user entered the address */
export function openAccess(
  credentials: PasswordCredentials,
  baseFetch: typeof fetch,
): CaldavAccess {
  const followed = followRedirects(baseFetch)
  const checked: typeof fetch = async (input, init) => {
    const response = await followed(input, init).catch((error: unknown) => {
      throw asProviderError(error)
    })
    const failure = failureOf(response)
    if (failure) throw failure
    return response
  }
  const { username, password } = credentials
  // Compressed answers have other ETags, and some servers reject fetch's default headers.
  const plain = { 'accept-encoding': 'identity', 'accept-language': 'en' }
  const headers = { ...getBasicAuthHeaders({ username, password }), ...plain }
  return { credentials, headers: headers as Record<string, string>, fetch: checked }
}
