import * as oauth from 'oauth4webapi'
import type { OAuthFacts } from './descriptor.ts'
import { ownReason } from './own-reasons.ts'
import { providerFetch } from './provider-calls.ts'
import { ProviderError } from './provider-error.ts'
import { tokenFetch } from './token-answer.ts'

/** The OAuth client for all providers: code grant with state and PKCE, and refreshing (RFC 6749, 7636). */
export interface OAuthProvider {
  id: string
  facts: OAuthFacts
}

interface GrantedTokens {
  accessToken: string
  refreshToken: string | undefined
  /** Epoch ms. */
  expiresAt: number | undefined
  scopes: readonly string[]
}

/** What has to be equal when the person comes back; kept in their session. */
interface OAuthAttempt {
  state: string
  codeVerifier: string
}

const timeoutMs = 10_000

const serverOf = ({ facts }: OAuthProvider): oauth.AuthorizationServer => ({
  issuer: new URL(facts.authorizationUrl).origin,
  authorization_endpoint: facts.authorizationUrl,
  token_endpoint: facts.tokenUrl,
})

/** Plain HTTP is allowed for stand-ins on this machine. */
const isLoopback = (address: string) =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)

const optionsFor = ({ id, facts }: OAuthProvider) => ({
  [oauth.allowInsecureRequests]: isLoopback(facts.tokenUrl),
  [oauth.customFetch]: tokenFetch(providerFetch(id)),
  signal: () => AbortSignal.timeout(timeoutMs),
})

const partsOf = (provider: OAuthProvider) =>
  [
    serverOf(provider),
    { client_id: provider.facts.clientId },
    oauth.ClientSecretPost(provider.facts.clientSecret),
  ] as const

/** Errors after which the owner has to give access again (RFC 6749 §5.2, OpenID Connect Core §3.1.2.6). */
const finalErrors = new Set([
  'invalid_grant',
  'interaction_required',
  'consent_required',
  'login_required',
])
/**
 * Our own client id or secret was rejected. These are not final, or an expired secret would end the access to
 * every account.
 */
const ownErrors = new Set(['invalid_client', 'unauthorized_client'])

function failure(provider: OAuthProvider, cause: unknown): ProviderError {
  const isRefused =
    cause instanceof oauth.ResponseBodyError || cause instanceof oauth.AuthorizationResponseError
  if (isRefused && ownErrors.has(cause.error))
    return new ProviderError({
      provider: provider.id,
      code: 'unavailable',
      ...ownReason('ownClientRefused'),
      cause,
    })
  if (isRefused && finalErrors.has(cause.error))
    return new ProviderError({
      provider: provider.id,
      code: 'unauthorized',
      ...ownReason('accessLost'),
      cause,
    })
  return isRefused
    ? new ProviderError({
        provider: provider.id,
        code: 'rejected',
        ...ownReason('providerRefused', { answer: cause.error }),
        cause,
      })
    : new ProviderError({
        provider: provider.id,
        code: 'unavailable',
        ...ownReason('noAnswer'),
        cause,
      })
}

/**
 * RFC 6749 defines `scope` as a text, which Pipedrive separates by commas; HubSpot's dated paths return a list.
 */
const scopesOf = ({ scope, scopes }: oauth.TokenEndpointResponse): string[] =>
  scope?.split(/[ ,]+/).filter(Boolean) ?? (Array.isArray(scopes) ? scopes.map(String) : [])

/** No token lasts ten years; a larger value could not be stored as a date. */
const maxLifeSeconds = 10 * 366 * 24 * 60 * 60

const tokensOf = (answer: oauth.TokenEndpointResponse, now: number): GrantedTokens => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token,
  expiresAt:
    answer.expires_in === undefined
      ? undefined
      : now + Math.min(answer.expires_in, maxLifeSeconds) * 1000,
  scopes: scopesOf(answer),
})

export const makeAttempt = (): OAuthAttempt => ({
  state: oauth.generateRandomState(),
  codeVerifier: oauth.generateRandomCodeVerifier(),
})

/** Address where the person gives access. */
export async function authorizationAddress(
  { facts }: OAuthProvider,
  { attempt, redirectUri }: { attempt: OAuthAttempt; redirectUri: string },
): Promise<string> {
  const url = new URL(facts.authorizationUrl)
  url.searchParams.set('client_id', facts.clientId)
  url.searchParams.set('redirect_uri', redirectUri)
  url.searchParams.set('response_type', 'code')
  url.searchParams.set('scope', facts.scopes.join(' '))
  url.searchParams.set('state', attempt.state)
  for (const [name, value] of Object.entries(facts.consentParameters ?? {}))
    url.searchParams.set(name, value)
  if (facts.usesPkce) {
    const challenge = await oauth.calculatePKCECodeChallenge(attempt.codeVerifier)
    url.searchParams.set('code_challenge', challenge)
    url.searchParams.set('code_challenge_method', 'S256')
  }
  return url.href
}

interface Callback {
  /** The provider's parameters. */
  parameters: URLSearchParams
  attempt: OAuthAttempt
  redirectUri: string
  now: number
}

/**
 * Exchanges the code for tokens. Throws ProviderError: `rejected` if the person declined or the state is wrong.
 */
export async function redeemCode(
  provider: OAuthProvider,
  { parameters, attempt, redirectUri, now }: Callback,
): Promise<GrantedTokens> {
  const [server, client, secret] = partsOf(provider)
  try {
    const checked = oauth.validateAuthResponse(server, client, parameters, attempt.state)
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      secret,
      checked,
      redirectUri,
      provider.facts.usesPkce ? attempt.codeVerifier : oauth.nopkce,
      optionsFor(provider),
    )
    return tokensOf(await oauth.processAuthorizationCodeResponse(server, client, answer), now)
  } catch (error) {
    throw failure(provider, error)
  }
}

/** New tokens. Throws ProviderError; `unauthorized` is final. */
export async function refreshTokens(
  provider: OAuthProvider,
  { refreshToken, now }: { refreshToken: string; now: number },
): Promise<GrantedTokens> {
  const [server, client, secret] = partsOf(provider)
  try {
    const answer = await oauth.refreshTokenGrantRequest(
      server,
      client,
      secret,
      refreshToken,
      optionsFor(provider),
    )
    return tokensOf(await oauth.processRefreshTokenResponse(server, client, answer), now)
  } catch (error) {
    throw failure(provider, error)
  }
}
