import { Client, type Context, GraphError } from '@microsoft/microsoft-graph-client'
import type { z } from 'zod'
import { bearerFetch, retryAfterMs } from '../../providers/bearer-fetch.ts'
import type { AccessTokenSource } from '../../providers/descriptor.ts'
import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError, type ProviderErrorCode } from '../../providers/provider-error.ts'
import { codeOfRefusal } from './code-of-refusal.ts'

/** An unsuccessful answer, in Microsoft's terms. */
export class GraphRefusal extends Error {
  readonly status: number
  /** Graph's error code. */
  readonly code: string
  readonly retryAfterMs: number | undefined

  constructor({ statusCode, code, headers }: GraphError) {
    super(`Graph answered ${statusCode} ${code ?? ''}`)
    this.name = 'GraphRefusal'
    this.status = statusCode
    this.code = code ?? ''
    this.retryAfterMs = headers && retryAfterMs(new Headers(headers), Date.now())
  }
}

const name = { provider: 'Microsoft' }

const reasons: Record<ProviderErrorCode, ReturnType<typeof ownReason>> = {
  unauthorized: ownReason('calendarAccessRefused', name),
  'not-found': ownReason('calendarDeleted', name),
  conflict: ownReason('eventBusy'),
  'rate-limited': ownReason('providerWaits', name),
  unavailable: ownReason('providerTrouble', name),
  rejected: ownReason('requestRefused', name),
}

export function asProviderError(refusal: GraphRefusal): ProviderError {
  const code = codeOfRefusal(refusal)
  return new ProviderError({
    provider: 'microsoft',
    code,
    ...reasons[code],
    retryAfterMs: refusal.retryAfterMs,
    cause: refusal,
  })
}

/** Parses an answer. Throws ProviderError if it does not match. */
export function understood<T>(schema: z.ZodType<T>, answer: unknown): T {
  const { data, error } = schema.safeParse(answer)
  if (data !== undefined) return data
  throw new ProviderError({
    provider: 'microsoft',
    code: 'unavailable',
    ...reasons.unavailable,
    cause: error,
  })
}

export interface GraphRequest {
  method: 'get' | 'post' | 'patch' | 'delete'
  /** Below /v1.0, or an address from one of Graph's answers. */
  path: string
  query?: Readonly<Record<string, string | number>>
  body?: unknown
  /** Added to the `Prefer` header of every request. */
  prefer?: string
  /** Errors for which it returns true are thrown unchanged. */
  isMeant?: (refusal: GraphRefusal) => boolean
}

/** Graph's answer, not parsed yet. Throws ProviderError, or a GraphRefusal that `isMeant` accepts. */
export type GraphApi = (request: GraphRequest) => Promise<unknown>

/** Ids that stay when an event moves between folders, and times in UTC. */
const always = 'IdType="ImmutableId", outlook.timezone="UTC"'

/**
 * Our own last link of the chain: the client's own omits the token over plain http, and retries. The client
 * wraps errors of a link in its own: `failure` keeps the first one.
 */
function clientOver(ask: typeof fetch, apiUrl: string) {
  const thrown: { failure?: unknown } = {}
  const execute = async (context: Context) => {
    try {
      context.response = await ask(context.request, context.options)
    } catch (error) {
      thrown.failure = error
      throw error
    }
  }
  const client = Client.initWithMiddleware({
    baseUrl: `${apiUrl}/`,
    defaultVersion: 'v1.0',
    middleware: { execute },
  })
  return { client, thrown }
}

/**
 * The path below the version, which the client adds. Addresses of pages come from answers, so other hosts are
 * rejected: only Graph may get the token.
 */
function pathOf(address: string, apiUrl: string): string {
  if (!/^[a-z]+:/i.test(address)) return address
  const base = `${apiUrl}/v1.0/`
  if (address.startsWith(base)) return address.slice(base.length - 1)
  throw new ProviderError({ provider: 'microsoft', code: 'rejected', ...reasons.rejected })
}

export function makeApi(parts: { apiUrl: string; accessToken: AccessTokenSource }): GraphApi {
  const ask = bearerFetch({ provider: 'microsoft', accessToken: parts.accessToken })
  return async ({ method, path, query, body, prefer, isMeant }) => {
    const { client, thrown } = clientOver(ask, parts.apiUrl)
    const request = client
      .api(pathOf(path, parts.apiUrl))
      .query({ ...query })
      .header('Prefer', [always, prefer].filter(Boolean).join(', '))
    try {
      return await request[method](body)
    } catch (error) {
      if (thrown.failure !== undefined) throw thrown.failure
      if (!(error instanceof GraphError)) throw error
      const refusal = new GraphRefusal(error)
      throw isMeant?.(refusal) ? refusal : asProviderError(refusal)
    }
  }
}
