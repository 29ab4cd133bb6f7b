import { Refusal } from './refusal.ts'

type Fields = Record<string, string | undefined>

/** HubSpot's answer after the app was uninstalled: without the `error` of RFC 6749. */
const badGrant = () =>
  new Refusal(400, { status: 'BAD_REFRESH_TOKEN', message: 'missing or invalid refresh token' })

/** Grants of one app. A code is valid once, a refresh token until it is exchanged. */
export class Grants {
  /** Codes that were not redeemed yet. */
  readonly codes = new Set<string>()
  refreshToken: string | undefined
  accessToken: string | undefined
  /** PKCE verifiers that were sent with codes. */
  readonly verifiers: (string | undefined)[] = []
  issued = 0

  private issue() {
    this.issued += 1
    this.accessToken = `access-${this.issued}`
    this.refreshToken = `refresh-${this.issued}`
    return {
      access_token: this.accessToken,
      refresh_token: this.refreshToken,
      token_type: 'bearer',
      expires_in: 1800,
      hub_id: 4711,
      id_token: null,
      scopes: ['oauth', 'crm.objects.contacts.write'],
    }
  }

  answer(fields: Fields): unknown {
    if (fields.client_secret !== 'client secret')
      throw new Refusal(400, {
        status: 'BAD_CLIENT_SECRET',
        message: 'missing or invalid client secret',
      })
    if (fields.grant_type === 'authorization_code') {
      this.verifiers.push(fields.code_verifier)
      if (!this.codes.delete(fields.code ?? '')) throw badGrant()
      return this.issue()
    }
    if (!this.refreshToken || fields.refresh_token !== this.refreshToken) throw badGrant()
    return this.issue()
  }
}
