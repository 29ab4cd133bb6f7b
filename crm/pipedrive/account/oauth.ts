import type { CrmDescriptor } from '../../contract/crm-provider.ts'
import { readCompany } from './account.ts'
import { apiAt } from './api.ts'
import { CallLimiter } from './call-limiter.ts'

const oauthUrl = 'https://oauth.pipedrive.com'

/** The app's registration determines its scopes. Those in the request are informational. */
const scopes = [
  'base',
  'contacts:full',
  'contact-fields:full',
  'activities:full',
  'deals:read',
  'leads:read',
  'users:read',
  'search:read',
  'webhooks:full',
]

/** A single call needs no limit, so this limiter never waits. */
const senderOf = (token: string) => ({
  accessToken: async () => token,
  limiter: new CallLimiter({ clock: Date.now, sleep: async () => undefined }),
  now: Date.now,
})

/** Pipedrive's OAuth 2. Access tokens expire after an hour, refresh tokens after 60 days without use. */
export const oauth: CrmDescriptor['oauth'] = config => {
  const { clientId, clientSecret, apiUrl } = config
  if (!clientId || !clientSecret) return undefined
  const authorizationUrl = config.authorizationUrl ?? `${oauthUrl}/oauth/authorize`
  return {
    authorizationUrl,
    tokenUrl: new URL('token', authorizationUrl).href,
    clientId,
    clientSecret,
    scopes,
    usesPkce: false,
    describeAccount: async token => {
      const {
        company_id: id,
        company_name: name,
        company_domain: domain,
      } = await readCompany(apiAt(apiUrl, senderOf(token)))
      return { externalId: String(id), label: `${name || 'Pipedrive'} (${domain}.pipedrive.com)` }
    },
  }
}
