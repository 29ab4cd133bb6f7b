import { createHash } from 'node:crypto'
import { Refusal, refused } from './refusal.ts'

type Fields = Record<string, string | undefined>

interface Grant {
  email: string
  scope: string
  challenge?: string | null
  redirectUri?: string | null
}
export interface Tokens {
  accessToken: string
  refreshToken: string
}

const refusedGrant = () =>
  new Refusal(400, { error: 'invalid_grant', error_description: 'Refused' })

/** AADSTS50194, AADSTS90002: the app is not registered for this tenant. */
const refusedTenant = (code: number) =>
  new Refusal(400, {
    error: 'invalid_request',
    error_description: `AADSTS${code}: Refused`,
    error_codes: [code],
  })

/** Names that an app for all directories may use as its tenant. */
const openTenants = ['common', 'organizations', 'consumers']

/** The login server of the only registered app. A code is valid once, a refresh token until it is exchanged. */
export class Logins {
  /** The next consenting account. */
  signedIn = ''
  /** The directory that the app is registered for; undefined for all, and personal accounts. */
  directory: string | undefined
  /** The person declines. */
  isDeclined = false
  /** The granted scope if it differs from the requested one. */
  grantedScope: string | undefined
  /** Query parameters of consent requests. */
  readonly consents: Record<string, string>[] = []
  /** PKCE verifiers that were sent with codes. */
  readonly verifiers: (string | undefined)[] = []
  readonly #codes = new Map<string, Grant>()
  readonly #access = new Map<string, string>()
  readonly #refresh = new Map<string, Grant>()
  #issued = 0

  grant(email: string, scope = 'User.Read Calendars.ReadWrite'): Tokens {
    this.#issued += 1
    const tokens = {
      accessToken: `access-${this.#issued}`,
      refreshToken: `refresh-${this.#issued}`,
    }
    this.#access.set(tokens.accessToken, email)
    this.#refresh.set(tokens.refreshToken, { email, scope })
    return tokens
  }

  /** Revokes access and refresh tokens. */
  revoke(email: string): void {
    this.expireAccessTokens(email)
    for (const [token, grant] of this.#refresh)
      if (grant.email === email) this.#refresh.delete(token)
  }

  expireAccessTokens(email: string): void {
    for (const [token, owner] of this.#access) if (owner === email) this.#access.delete(token)
  }

  /** Refuses a tenant that this app may not use. */
  checkTenant(tenant: string): void {
    if (this.directory !== undefined && openTenants.includes(tenant)) throw refusedTenant(50_194)
    const isKnown = openTenants.includes(tenant) || tenant === this.directory
    if (!isKnown) throw refusedTenant(90_002)
  }

  /** The account of a header's access token. */
  emailOf(authorization: string | undefined): string {
    const email = this.#access.get(authorization?.replace(/^Bearer /, '') ?? '')
    if (email === undefined)
      throw refused(401, 'InvalidAuthenticationToken', 'Access token has expired or is not valid.')
    return email
  }

  /** The address to which the browser returns. */
  consent(query: URLSearchParams): string {
    this.consents.push(Object.fromEntries(query))
    const back = new URL(query.get('redirect_uri') ?? '')
    back.searchParams.set('state', query.get('state') ?? '')
    if (this.isDeclined || query.get('client_id') !== 'microsoft client') {
      back.searchParams.set('error', this.isDeclined ? 'access_denied' : 'unauthorized_client')
      return back.href
    }
    this.#issued += 1
    const code = `code-${this.#issued}`
    this.#codes.set(code, {
      email: this.signedIn,
      scope: this.grantedScope ?? query.get('scope') ?? '',
      challenge: query.get('code_challenge'),
      redirectUri: query.get('redirect_uri'),
    })
    back.searchParams.set('code', code)
    return back.href
  }

  answer(fields: Fields): unknown {
    if (fields.client_id !== 'microsoft client' || fields.client_secret !== 'microsoft secret')
      throw new Refusal(401, { error: 'invalid_client', error_description: 'Refused' })
    const { email, scope } = this.#redeem(fields)
    const { accessToken, refreshToken } = this.grant(email, scope)
    return {
      token_type: 'Bearer',
      scope,
      expires_in: 3599,
      ext_expires_in: 3599,
      access_token: accessToken,
      refresh_token: refreshToken,
    }
  }

  #redeem(fields: Fields): Grant {
    if (fields.grant_type === 'authorization_code') {
      this.verifiers.push(fields.code_verifier)
      const code = fields.code ?? ''
      const grant = this.#codes.get(code)
      this.#codes.delete(code)
      const hash = createHash('sha256')
        .update(fields.code_verifier ?? '')
        .digest('base64url')
      const isProven = !grant?.challenge || grant.challenge === hash
      if (!grant || !isProven || grant.redirectUri !== fields.redirect_uri) throw refusedGrant()
      return grant
    }
    const token = fields.refresh_token ?? ''
    const grant = fields.grant_type === 'refresh_token' && this.#refresh.get(token)
    if (!grant) throw refusedGrant()
    this.#refresh.delete(token)
    return grant
  }
}
