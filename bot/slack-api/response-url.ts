import { ownReason } from '../../src/providers/own-reasons.ts'
import { providerFetch } from '../../src/providers/provider-calls.ts'
import { ProviderError } from '../../src/providers/provider-error.ts'

const timeoutMs = 10_000

/** Posts to a response URL, which requires no membership in the conversation. */
export async function postToResponseUrl(url: string, message: object): Promise<void> {
  const response = await providerFetch('slack')(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
  if (response.ok) return
  throw new ProviderError({
    provider: 'slack',
    code: response.status === 429 ? 'rate-limited' : 'rejected',
    ...ownReason('responseRefused', { provider: 'Slack', status: String(response.status) }),
  })
}
