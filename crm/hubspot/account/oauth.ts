import { z } from 'zod'
import type { OAuthFacts } from '../../../src/providers/descriptor.ts'
import { providerFetch } from '../../../src/providers/provider-calls.ts'
import type { CrmDescriptor } from '../../contract/crm-provider.ts'
import { errorOfAnswer, noAnswer } from './answers-to-errors.ts'
import { apiVersion } from './api.ts'

const scopes = [
  'oauth',
  'crm.objects.contacts.read',
  'crm.objects.contacts.write',
  'crm.objects.companies.read',
  'crm.objects.deals.read',
  'crm.objects.owners.read',
  'crm.schemas.contacts.read',
  'crm.schemas.contacts.write',
  // Without this scope the app card cannot appear on tickets.
  'tickets',
]

const tokenInfo = z.object({ hub_id: z.number(), hub_domain: z.string().optional() })

const introspect = async (url: string, form: Record<string, string>) => {
  try {
    return await providerFetch('hubspot')(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(10_000),
    })
  } catch (cause) {
    throw noAnswer(cause)
  }
}

/** People give consent in the app, whose address differs from the API's. A stand-in has one address for both. */
const authorizationUrlFor = (apiUrl: string) =>
  apiUrl === 'https://api.hubapi.com'
    ? 'https://app.hubspot.com/oauth/authorize'
    : `${apiUrl}/oauth/authorize`

/** HubSpot's OAuth 2 with dated token paths. Access tokens expire after 30 minutes. */
export const oauth: CrmDescriptor['oauth'] = config => {
  const { clientId, clientSecret, apiUrl } = config
  if (!clientId || !clientSecret) return undefined
  const tokenUrl = `${apiUrl}/oauth/${apiVersion}/token`
  const describeAccount: OAuthFacts['describeAccount'] = async token => {
    const answer = await introspect(`${tokenUrl}/introspect`, {
      client_id: clientId,
      client_secret: clientSecret,
      token,
      token_type_hint: 'access_token',
    })
    const body: unknown = await answer.json().catch(() => undefined)
    if (!answer.ok) throw errorOfAnswer({ status: answer.status, headers: answer.headers, body })
    const info = tokenInfo.safeParse(body)
    if (!info.success) throw noAnswer(info.error)
    const { hub_id: portal, hub_domain: domain } = info.data
    return { externalId: String(portal), label: `${domain ?? 'HubSpot'} (portal ${portal})` }
  }
  return {
    authorizationUrl: config.authorizationUrl ?? authorizationUrlFor(apiUrl),
    tokenUrl,
    clientId,
    clientSecret,
    scopes,
    usesPkce: true,
    describeAccount,
  }
}
