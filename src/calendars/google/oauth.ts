import type { OAuthFacts } from '../../providers/descriptor.ts'
import { askGoogle, makeApi } from './api.ts'

/** To list calendars, and to read and write their events: no narrower scope allows sync tokens. */
const scopes = [
  'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
  'https://www.googleapis.com/auth/calendar.events',
]

/** To create a calendar of our own, without access to others. */
export const taskScopes = ['https://www.googleapis.com/auth/calendar.app.created']

export interface GoogleSettings {
  clientId: string | undefined
  clientSecret: string | undefined
  apiUrl: string
  /** Where the person gives access. */
  authorizationUrl: string
  tokenUrl: string
}

/** Google's OAuth 2 for web servers: it only issues a refresh token for offline access. */
export function oauth(settings: GoogleSettings): OAuthFacts | undefined {
  const { clientId, clientSecret, authorizationUrl, tokenUrl } = settings
  if (!clientId || !clientSecret) return undefined
  return {
    authorizationUrl,
    tokenUrl,
    clientId,
    clientSecret,
    scopes,
    neededScopes: scopes,
    usesPkce: true,
    consentParameters: {
      access_type: 'offline',
      prompt: 'consent',
      include_granted_scopes: 'true',
    },
    // The primary calendar's id is the account's address, so no profile scope is needed.
    describeAccount: async token => {
      const api = makeApi({ apiUrl: settings.apiUrl, accessToken: async () => token })
      const { id } = await askGoogle(() => api.calendarList.get({ calendarId: 'primary' }))
      return { externalId: id ?? '', label: id ?? 'Google' }
    },
  }
}
