import { z } from 'zod'
import type { OAuthFacts } from '../../providers/descriptor.ts'
import { makeApi, understood } from './api.ts'

/** To read and write the person's own calendars, to identify the account, and to work while they are away. */
const scopes = ['offline_access', 'User.Read', 'Calendars.ReadWrite']

export interface MicrosoftSettings {
  clientId: string | undefined
  clientSecret: string | undefined
  apiUrl: string
  loginUrl: string
  /**
   * Which accounts may sign in: a directory's id or domain, `organizations`, `consumers`, or `common` for all.
   */
  tenant: string
}

const me = z.object({
  id: z.string(),
  mail: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
})

/**
 * The identity platform. An app that is registered for only one directory is rejected at `common`. Refresh
 * tokens rotate.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints
 */
export function oauth(settings: MicrosoftSettings): OAuthFacts | undefined {
  const { clientId, clientSecret, loginUrl, tenant, apiUrl } = settings
  if (!clientId || !clientSecret) return undefined
  return {
    authorizationUrl: `${loginUrl}/${tenant}/oauth2/v2.0/authorize`,
    tokenUrl: `${loginUrl}/${tenant}/oauth2/v2.0/token`,
    clientId,
    clientSecret,
    scopes,
    usesPkce: true,
    consentParameters: { prompt: 'select_account' },
    describeAccount: async token => {
      const api = makeApi({ apiUrl, accessToken: async () => token })
      const account = understood(me, await api({ method: 'get', path: '/me' }))
      const { id, mail, userPrincipalName } = account
      return { externalId: id, label: mail ?? userPrincipalName ?? 'Microsoft 365' }
    },
  }
}
