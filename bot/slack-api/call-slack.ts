import { webApi } from '@slack/bolt'
import { ownReason } from '../../src/providers/own-reasons.ts'
import { providerFetch } from '../../src/providers/provider-calls.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'

const accessCodes = new Set([
  'account_inactive',
  'invalid_auth',
  'missing_scope',
  'not_authed',
  'token_expired',
  'token_revoked',
])
const absentCodes = new Set([
  'channel_not_found',
  'message_not_found',
  'thread_not_found',
  'user_not_found',
  'users_not_found',
])
const passingCodes = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
])

const name = { provider: 'Slack' }

const failure = (facts: Omit<ConstructorParameters<typeof ProviderError>[0], 'provider'>) =>
  new ProviderError({ provider: 'slack', ...facts })

function toProviderError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  const cause = error
  if (error.code === webApi.ErrorCode.RateLimitedError) {
    const seconds = 'retryAfter' in error ? Number(error.retryAfter) : 1
    const retryAfterMs = seconds * 1000
    return failure({
      code: 'rate-limited',
      ...ownReason('providerWaits', name),
      retryAfterMs,
      cause,
    })
  }
  if (error.code === webApi.ErrorCode.PlatformError) {
    const data = 'data' in error ? (error.data as { error?: string }) : {}
    const answer = data.error ?? 'unknown_error'
    const reason = ownReason('providerAnswered', { ...name, answer })
    if (answer === 'ratelimited') return failure({ code: 'rate-limited', ...reason, cause })
    if (accessCodes.has(answer)) return failure({ code: 'unauthorized', ...reason, cause })
    if (absentCodes.has(answer)) return failure({ code: 'not-found', ...reason, cause })
    if (passingCodes.has(answer)) return failure({ code: 'unavailable', ...reason, cause })
    return failure({ code: 'rejected', ...reason, cause })
  }
  return failure({ code: 'unavailable', ...ownReason('providerAway', name), cause })
}

/** Makes a call and converts its failure to a ProviderError. */
export async function callSlack<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  try {
    return await call()
  } catch (error) {
    throw toProviderError(error)
  }
}

/** One attempt of at most ten seconds. The caller decides about retries. */
export const clientOptions = (apiUrl: string | undefined): webApi.WebClientOptions => ({
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: 10_000,
  fetch: providerFetch('slack'),
  ...(apiUrl === undefined ? {} : { slackApiUrl: `${apiUrl.replace(/\/+$/, '')}/api/` }),
})

export const makeClient = (token: string, apiUrl: string | undefined): webApi.WebClient =>
  new webApi.WebClient(token, clientOptions(apiUrl))
