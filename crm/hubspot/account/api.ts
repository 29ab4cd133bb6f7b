import { Client } from '@hubspot/api-client'
import type { z } from 'zod'
import { boundedText } from '../../../src/providers/bounded-fetch.ts'
import type { AccessTokenSource } from '../../../src/providers/descriptor.ts'
import { publishCall } from '../../../src/providers/provider-calls.ts'
import { ProviderError } from '../../../src/providers/provider-error.ts'
import { errorOfAnswer, noAnswer } from './answers-to-errors.ts'
import type { Call } from './call.ts'
import type { CallLimiter } from './call-limiter.ts'

/** All dated paths use this version. Bodies keep the format of v3 and v4. */
export const apiVersion = '2026-09'

const callTimeoutMs = 10_000
/** A call that was refused because of load had no effect, so it is repeated a few times. */
const maxTries = 3
const maxPatienceMs = 10_000
/** Sends one call and returns the parsed body. Throws only ProviderError. */
export type Api = <T>(call: Call, answer: z.ZodType<T>) => Promise<T>

interface ApiParts {
  apiUrl: string
  accessToken: AccessTokenSource
  /** Limiter of the account that this token belongs to. */
  limiterOf(token: string): CallLimiter
  sleep(ms: number): Promise<void>
}

const withinTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer within 10 s')), callTimeoutMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

const parseJson = (text: string): unknown => {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    // A gateway may answer in HTML. The schema then rejects the missing value.
    return undefined
  }
}

interface Answer {
  status: number
  headers: Headers
  body: unknown
}

/** The vendor's client without its own retries, which do not know the limits of the account. */
const send = async (
  { apiUrl }: ApiParts,
  token: string,
  { method, path, query, body }: Call,
): Promise<Answer> => {
  const client = new Client({ accessToken: token, basePath: apiUrl, numberOfApiCallRetries: 0 })
  const answer = await client.apiRequest({
    method,
    path,
    ...(query ? { qs: query } : {}),
    ...(body === undefined ? {} : { body }),
  })
  const { status, headers } = answer
  return { status, headers, body: parseJson(await boundedText(answer)) }
}

/** Sends one call when the limiter allows it. Throws if the response is not a success. */
async function ask(parts: ApiParts, token: string, call: Call): Promise<unknown> {
  const limiter = parts.limiterOf(token)
  await limiter.take(call)
  const answer = await publishCall('hubspot', () => withinTime(send(parts, token, call))).catch(
    (cause: unknown) => {
      throw noAnswer(cause)
    },
  )
  limiter.learn(answer.headers)
  if (answer.status < 300) return answer.body
  const error = errorOfAnswer(answer)
  if (answer.status === 429) limiter.pause(call, error)
  throw error
}

const isWorthWaiting = (error: unknown): error is ProviderError & { retryAfterMs: number } =>
  error instanceof ProviderError &&
  error.code === 'rate-limited' &&
  (error.retryAfterMs ?? Number.POSITIVE_INFINITY) <= maxPatienceMs

async function askPatiently(parts: ApiParts, token: string, call: Call): Promise<unknown> {
  for (let tries = 1; ; tries += 1)
    try {
      return await ask(parts, token, call)
    } catch (error) {
      if (tries === maxTries || !isWorthWaiting(error)) throw error
      await parts.sleep(error.retryAfterMs)
    }
}

/** If a token is refused, fetches it again once: it may have been refreshed or revoked before its expiry. */
async function askAsAccount(parts: ApiParts, call: Call): Promise<unknown> {
  const token = await parts.accessToken()
  try {
    return await askPatiently(parts, token, call)
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'unauthorized') throw error
    const fresh = await parts.accessToken(token)
    if (fresh === token) throw error
    return askPatiently(parts, fresh, call)
  }
}

export const makeApi =
  (parts: ApiParts): Api =>
  async (call, shape) => {
    const parsed = shape.safeParse(await askAsAccount(parts, call))
    if (!parsed.success) throw noAnswer(parsed.error)
    return parsed.data
  }
