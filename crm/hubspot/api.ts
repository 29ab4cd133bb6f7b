import { Client } from '@hubspot/api-client'
import type { z } from 'zod'
import type { AccessTokenSource } from '../../src/providers/descriptor.ts'
import { errorOfAnswer, noAnswer } from './answers-to-errors.ts'

/** All dated paths carry this version; bodies keep the shapes of v3 and v4. */
export const apiVersion = '2026-09'

const callTimeoutMs = 10_000

export interface Call {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT'
  path: string
  query?: Record<string, string>
  body?: unknown
}

/** Sends one call; answers the parsed body. Throws ProviderError and nothing else. */
export type Api = <T>(call: Call, answer: z.ZodType<T>) => Promise<T>

export interface ApiParts {
  apiUrl: string
  accessToken: AccessTokenSource
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

const send = async (
  client: Client,
  { method, path, query, body }: Call,
): Promise<{ answer: Response; text: string }> => {
  const answer = await client.apiRequest({
    method,
    path,
    ...(query ? { qs: query } : {}),
    ...(body === undefined ? {} : { body }),
  })
  return { answer, text: await answer.text() }
}

const parseJson = (text: string): unknown => {
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    // Gateways answer in HTML; whoever reads the value finds no field in it.
    return undefined
  }
}

/** The vendor's client without its own repeats: the job runner waits and repeats, and sees each refusal. */
export const makeApi =
  ({ apiUrl, accessToken }: ApiParts): Api =>
  async (call, shape) => {
    const token = await accessToken()
    const client = new Client({ accessToken: token, basePath: apiUrl, numberOfApiCallRetries: 0 })
    const { answer, text } = await withinTime(send(client, call)).catch((cause: unknown) => {
      throw noAnswer(cause)
    })
    const body = parseJson(text)
    if (!answer.ok) throw errorOfAnswer({ status: answer.status, headers: answer.headers, body })
    const parsed = shape.safeParse(body)
    if (!parsed.success) throw noAnswer(parsed.error)
    return parsed.data
  }
