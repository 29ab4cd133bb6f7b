import type { AccessTokenSource } from '../../../src/providers/descriptor.ts'
import { providerFetch } from '../../../src/providers/provider-calls.ts'
import { type Answer, errorOfAnswer, noAnswer } from './answers-to-errors.ts'
import type { CallLimiter } from './call-limiter.ts'

const callTimeoutMs = 10_000

/** The part of the client's request that we use. */
interface ClientRequest {
  url?: string
  method?: string
  /** JSON text. */
  data?: string
}

/** The token source, limiter and clock that all calls of an account share. */
export interface Sender {
  accessToken: AccessTokenSource
  limiter: CallLimiter
  /** Epoch ms. */
  now(): number
}

/** A personal API token has 40 hexadecimal digits. All other tokens come from OAuth. */
const authentication = (token: string): Record<string, string> =>
  /^[0-9a-f]{40}$/i.test(token) ? { 'x-api-token': token } : { authorization: `Bearer ${token}` }

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function send(
  { url = '', method = 'get', data }: ClientRequest,
  token: string,
): Promise<Answer> {
  try {
    const answer = await providerFetch('pipedrive')(url, {
      method: method.toUpperCase(),
      headers: {
        accept: 'application/json',
        ...(data === undefined ? {} : { 'content-type': 'application/json' }),
        ...authentication(token),
      },
      signal: AbortSignal.timeout(callTimeoutMs),
      ...(data === undefined ? {} : { body: data }),
    })
    return { status: answer.status, headers: answer.headers, body: parseJson(await answer.text()) }
  } catch (cause) {
    throw noAnswer(cause)
  }
}

const isSearch = ({ url = '' }: ClientRequest) => url.split('?')[0]?.endsWith('/search') ?? false

async function sendInTurn(sender: Sender, request: ClientRequest, token: string): Promise<Answer> {
  await sender.limiter.take({ isSearch: isSearch(request) })
  const answer = await send(request, token)
  sender.limiter.learn(answer.headers)
  return answer
}

/**
 * Sends requests for the vendor's client, whose own adapter drops status and headers of errors. If a token is
 * refused, fetches it again once. Throws only ProviderError.
 */
export const makeAdapter =
  (sender: Sender) =>
  async (request: ClientRequest): Promise<object> => {
    const { accessToken, limiter, now } = sender
    const token = await accessToken()
    const first = await sendInTurn(sender, request, token)
    const renewed = first.status === 401 ? await accessToken(token) : token
    const answer = renewed === token ? first : await sendInTurn(sender, request, renewed)
    const { status, headers, body } = answer
    if (status < 200 || status > 299) {
      const error = errorOfAnswer(answer, now())
      // Pauses the queued calls too, which would be refused as well.
      if (error.retryAfterMs !== undefined) limiter.pause(error)
      throw error
    }
    if (!body) throw noAnswer(new Error(`Status ${status} without JSON`))
    return {
      status,
      statusText: '',
      headers: Object.fromEntries(headers),
      config: request,
      data: body,
    }
  }
