import type { AccessTokenSource } from './descriptor.ts'
import { ownReason } from './own-reasons.ts'
import { providerFetch } from './provider-calls.ts'
import { ProviderError } from './provider-error.ts'

const timeoutMs = 20_000

interface Bearer {
  /** The provider's id. */
  provider: string
  accessToken: AccessTokenSource
}

const notReached = (provider: string, cause: unknown) =>
  new ProviderError({
    provider,
    code: 'unavailable',
    ...ownReason('noAnswer'),
    cause,
  })

/**
 * fetch with an account's token. A rejected token is replaced once. Throws ProviderError: `unauthorized` if
 * there is no token, `unavailable` if no complete answer comes.
 */
export function bearerFetch({ provider, accessToken }: Bearer): typeof fetch {
  const send = providerFetch(provider)
  const ask = async (input: string | URL | Request, init: RequestInit = {}, refused?: string) => {
    const token = await accessToken(refused)
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${token}`)
    const url = input instanceof Request ? input.url : input
    try {
      const signal = AbortSignal.timeout(timeoutMs)
      return { token, response: await send(url, { ...init, headers, signal }) }
    } catch (error) {
      throw notReached(provider, error)
    }
  }
  return async (input, init) => {
    const { token, response } = await ask(input, init)
    return response.status === 401 ? (await ask(input, init, token)).response : response
  }
}

/** How long an answer asks us to wait, in ms (RFC 9110 §10.2.3: seconds, or a date). */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')
  if (!value) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) && ms > 0 ? ms : undefined
}
