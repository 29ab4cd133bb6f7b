import { channel } from 'node:diagnostics_channel'
import { boundedFetch } from './bounded-fetch.ts'

/** One request to a provider. */
export interface ProviderCall {
  provider: string
  /** HTTP status; `none` if no complete answer came. */
  status: number | 'none'
  seconds: number
}

/** Every call is published here, because passing a meter to all adapters would take too many parameters. */
export const providerCalls = channel('parley:provider-call')

/** Publishes the call that `send` makes. */
export async function publishCall<Answer extends { status: number }>(
  provider: string,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const startedAt = performance.now()
  const publish = (status: ProviderCall['status']) =>
    providerCalls.publish({ provider, status, seconds: (performance.now() - startedAt) / 1_000 })
  try {
    const answer = await send()
    publish(answer.status)
    return answer
  } catch (error) {
    publish('none')
    throw error
  }
}

/**
 * fetch for one provider: publishes its calls, and limits answers like `boundedFetch` unless another fetch is
 * given.
 */
export const providerFetch =
  (provider: string, send: typeof fetch = boundedFetch): typeof fetch =>
  (input, init) =>
    publishCall(provider, () => send(input, init))
