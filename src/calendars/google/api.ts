import { calendar, type calendar_v3 } from '@googleapis/calendar'
import { z } from 'zod'
import { bearerFetch, retryAfterMs } from '../../providers/bearer-fetch.ts'
import type { AccessTokenSource } from '../../providers/descriptor.ts'
import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError, type ProviderErrorCode } from '../../providers/provider-error.ts'
import { codeOfRefusal } from './code-of-refusal.ts'

export type GoogleCalendar = calendar_v3.Calendar

/** `errors` has the reasons of the Calendar API, `details` those that all of Google's APIs share (AIP-193). */
const reasons = z.array(z.object({ reason: z.string().optional() }))
const errorBody = z.object({
  error: z.object({ errors: reasons.optional(), details: reasons.optional() }),
})

function reasonOf(body: unknown): string {
  const { data } = errorBody.safeParse(body)
  const given = [...(data?.error.errors ?? []), ...(data?.error.details ?? [])]
  return given.find(({ reason }) => reason)?.reason ?? ''
}

/** An unsuccessful answer, in Google's terms. */
export class GoogleRefusal extends Error {
  readonly status: number
  /** Google's reason code; empty if it gives none. */
  readonly reason: string
  readonly retryAfterMs: number | undefined

  constructor(response: Response, body: unknown) {
    const reason = reasonOf(body)
    super(`Google answered ${response.status} ${reason}`)
    this.name = 'GoogleRefusal'
    this.status = response.status
    this.reason = reason
    this.retryAfterMs = retryAfterMs(response.headers, Date.now())
  }
}

const name = { provider: 'Google' }

const sentences: Record<ProviderErrorCode, ReturnType<typeof ownReason>> = {
  unauthorized: ownReason('calendarAccessRefused', name),
  'not-found': ownReason('calendarDeleted', name),
  conflict: ownReason('eventBusy'),
  'rate-limited': ownReason('providerWaits', name),
  unavailable: ownReason('providerTrouble', name),
  rejected: ownReason('requestRefused', name),
}

function asProviderError(refusal: GoogleRefusal): ProviderError {
  const code = codeOfRefusal(refusal)
  return new ProviderError({
    provider: 'google',
    code,
    ...sentences[code],
    retryAfterMs: refusal.retryAfterMs,
    cause: refusal,
  })
}

/** The client with our own fetch, because the client's hides the status of errors and retries. */
export function makeApi(parts: { apiUrl: string; accessToken: AccessTokenSource }): GoogleCalendar {
  const ask = bearerFetch({ provider: 'google', accessToken: parts.accessToken })
  const fetchImplementation: typeof fetch = async (input, init) => {
    const response = await ask(input, init)
    if (response.ok) return response
    throw new GoogleRefusal(response, await response.json().catch(() => undefined))
  }
  return calendar({
    version: 'v3',
    rootUrl: `${parts.apiUrl}/`,
    fetchImplementation,
    retry: false,
  })
}

const originOf = (error: unknown): unknown =>
  error instanceof Error && error.cause && !(error instanceof ProviderError)
    ? originOf(error.cause)
    : error

/**
 * The result of `call`. Throws ProviderError, except for errors that `isMeant` accepts, which are thrown
 * unchanged.
 */
export async function askGoogle<T>(
  call: () => Promise<{ data: T }>,
  isMeant: (refusal: GoogleRefusal) => boolean = () => false,
): Promise<T> {
  try {
    return (await call()).data
  } catch (error) {
    const origin = error instanceof GoogleRefusal ? error : originOf(error)
    if (origin instanceof GoogleRefusal) throw isMeant(origin) ? origin : asProviderError(origin)
    throw origin
  }
}
