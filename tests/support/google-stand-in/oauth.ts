import { createHash } from 'node:crypto'
import { badGrant } from './refusal.ts'

type Fields = Record<string, string | undefined>

export const calendarScope = 'https://www.googleapis.com/auth/calendar'

interface Grant {
  email: string
  scope: string
}
interface Code extends Grant {
  redirectUri?: string
  challenge?: string
  isOffline: boolean
}

/** Tokens and codes of the only registered app. */
export class Grants {
  readonly codes = new Map<string, Code>()
  readonly accessTokens = new Map<string, Grant>()
  readonly refreshTokens = new Map<string, Grant>()
  /** Query parameters of consent requests. */
  readonly authorizations: Record<string, string>[] = []
  /** PKCE verifiers that were sent with codes. */
  readonly verifiers: (string | undefined)[] = []
  /** The granted scope if it is less than requested. */
  consentedScope: string | undefined
  /** The person declines. */
  deniesConsent = false
  #issued = 0

  #next(kind: string): string {
    this.#issued += 1
    return `${kind}-${this.#issued}`
  }

  #issueAccess(grant: Grant): string {
    const token = this.#next('access')
    this.accessTokens.set(token, grant)
    return token
  }

  #issueRefresh(grant: Grant): string {
    const token = this.#next('refresh')
    this.refreshTokens.set(token, grant)
    return token
  }

  grant(email: string, scope = calendarScope): { accessToken: string; refreshToken: string } {
    const grant = { email, scope }
    return { accessToken: this.#issueAccess(grant), refreshToken: this.#issueRefresh(grant) }
  }

  makeCode(email: string, more: Partial<Code> = {}): string {
    const code = this.#next('code')
    this.codes.set(code, { email, scope: calendarScope, isOffline: true, ...more })
    return code
  }

  expireAccessTokens(email: string): void {
    for (const [token, grant] of this.accessTokens)
      if (grant.email === email) this.accessTokens.delete(token)
  }

  revoke(email: string): void {
    this.expireAccessTokens(email)
    for (const [token, grant] of this.refreshTokens)
      if (grant.email === email) this.refreshTokens.delete(token)
  }

  /** The address to which the person returns. */
  consent(email: string, query: URLSearchParams): string {
    const asked = Object.fromEntries(query)
    this.authorizations.push(asked)
    const back = new URL(asked.redirect_uri ?? '')
    if (asked.state !== undefined) back.searchParams.set('state', asked.state)
    if (this.deniesConsent) {
      back.searchParams.set('error', 'access_denied')
      return back.href
    }
    const scope = this.consentedScope ?? asked.scope ?? ''
    // A person who consented before gets a refresh token only with prompt=consent.
    const isKnown = [...this.refreshTokens.values()].some(grant => grant.email === email)
    const isOffline =
      asked.access_type === 'offline' && (!isKnown || !!asked.prompt?.includes('consent'))
    const { redirect_uri: redirectUri = '', code_challenge: challenge } = asked
    const code = this.makeCode(email, {
      scope,
      isOffline,
      redirectUri,
      ...(challenge && { challenge }),
    })
    back.searchParams.set('code', code)
    back.searchParams.set('scope', scope)
    return back.href
  }

  #redeem(fields: Fields): Code {
    this.verifiers.push(fields.code_verifier)
    const code = this.codes.get(fields.code ?? '')
    if (!code) throw badGrant()
    this.codes.delete(fields.code ?? '')
    const hash = createHash('sha256').update(fields.code_verifier ?? '')
    if (code.challenge && code.challenge !== hash.digest('base64url')) throw badGrant()
    if (code.redirectUri && code.redirectUri !== fields.redirect_uri) throw badGrant()
    return code
  }

  token(fields: Fields): unknown {
    if (fields.client_id !== 'google client' || fields.client_secret !== 'google secret')
      throw badGrant('invalid_client', 401)
    const isCode = fields.grant_type === 'authorization_code'
    const isRefresh = fields.grant_type === 'refresh_token'
    const code = isCode ? this.#redeem(fields) : undefined
    const grant = code ?? (isRefresh && this.refreshTokens.get(fields.refresh_token ?? ''))
    if (!grant) throw badGrant()
    const { email, scope } = grant
    return {
      access_token: this.#issueAccess({ email, scope }),
      expires_in: 3599,
      scope,
      token_type: 'Bearer',
      ...(code?.isOffline && { refresh_token: this.#issueRefresh({ email, scope }) }),
    }
  }

  /** Revokes a token, and with it the whole grant. */
  giveBack({ token = '' }: Fields): unknown {
    const grant = this.refreshTokens.get(token) ?? this.accessTokens.get(token)
    if (!grant) throw badGrant('invalid_token')
    this.revoke(grant.email)
    return {}
  }
}
