import { z } from 'zod'
import { ownReason } from '../../../src/providers/own-reasons.ts'
import { ProviderError, type ProviderErrorCode } from '../../../src/providers/provider-error.ts'

const provider = 'hubspot'

const secondRetryMs = 1_000
const lockedRetryMs = 2_000
const burstRetryMs = 10_000
const dailyRetryMs = 60 * 60_000

const context = z.record(z.string(), z.array(z.string()).catch([])).catch({})

/** Every field of an error body is optional in practice, so each one has its own fallback. */
const refusal = z
  .object({
    category: z.string().catch(''),
    subCategory: z.string().catch(''),
    policyName: z.string().catch(''),
    context,
    errors: z
      .array(z.object({ code: z.string().catch(''), in: z.string().catch(''), context }))
      .catch([]),
  })
  .catch({ category: '', subCategory: '', policyName: '', context: {}, errors: [] })

type Refusal = z.infer<typeof refusal>

interface Answer {
  status: number
  headers: Headers
  body: unknown
}

const name = { provider: 'HubSpot' }

type Reason = ReturnType<typeof ownReason>

const fail = (code: ProviderErrorCode, reason: Reason, retryAfterMs?: number, cause?: unknown) =>
  new ProviderError({ provider, code, ...reason, retryAfterMs, cause })

/** The call may or may not have taken effect. Repeating it is safe and necessary. */
export const noAnswer = (cause: unknown): ProviderError =>
  cause instanceof ProviderError
    ? cause
    : fail('unavailable', ownReason('unusableAnswer', name), undefined, cause)

const namesIn = (refusal: Refusal, key: string): string[] => [
  ...new Set(
    [refusal.context, ...refusal.errors.map(error => error.context)].flatMap(c => c[key] ?? []),
  ),
]

const codesOf = (refusal: Refusal): string[] => [
  refusal.category,
  refusal.subCategory,
  ...refusal.errors.map(error => error.code),
]

const retryAfterMs = (headers: Headers, refusal: Refusal): number => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1_000
  if (/DAILY/.test(refusal.policyName)) return dailyRetryMs
  return refusal.policyName === 'SECONDLY' ? secondRetryMs : burstRetryMs
}

/** The connection lacks a scope for this call. Other calls may still succeed. */
export class ScopeRefusal extends ProviderError {
  /** @param scopes  scopes that would allow it, if HubSpot names them */
  constructor(scopes: readonly string[]) {
    const reason =
      scopes.length > 0
        ? ownReason('scopeMissing', { ...name, scopes: scopes.join(', ') })
        : ownReason('notPermitted', name)
    super({ provider, code: 'rejected', ...reason })
  }
}

const missingScope = (refusal: Refusal): ProviderError => {
  const scopes = [
    ...namesIn(refusal, 'requiredGranularScopes'),
    ...namesIn(refusal, 'requiredScopes'),
  ]
  return new ScopeRefusal([...new Set(scopes)])
}

const isRequired = (code: string) => /(^|[._])MISSING_(CONDITIONAL_)?REQUIRED_PROPERTY$/.test(code)
/** Another record has this value of a unique property. */
const isTaken = (code: string) => code === 'CONFLICTING_UNIQUE_VALUE'

function propertyReason(properties: string, isMissing: boolean): Reason {
  if (!isMissing) return ownReason('propertyRefused', { ...name, properties })
  return properties === ''
    ? ownReason('emptyPropertyRequired', name)
    : ownReason('propertyRequired', { ...name, properties })
}

/**
 * HubSpot rejects a record because of some of its properties. The message is written for the people who fill
 * them in.
 */
export class PropertyRefusal extends ProviderError {
  readonly #properties: readonly string[]
  readonly #isMissing: boolean

  constructor(
    properties: readonly string[],
    { isMissing, labels = new Map() }: { isMissing: boolean; labels?: ReadonlyMap<string, string> },
  ) {
    const list = properties.map(name => `“${labels.get(name) ?? name}”`).join(', ')
    super({ provider, code: 'rejected', ...propertyReason(list, isMissing) })
    this.#properties = properties
    this.#isMissing = isMissing
  }

  /** The same error with the labels of the properties. */
  named(labels: ReadonlyMap<string, string>): PropertyRefusal {
    return new PropertyRefusal(this.#properties, { isMissing: this.#isMissing, labels })
  }
}

const invalid = (refusal: Refusal): ProviderError => {
  const codes = codesOf(refusal)
  if (codes.some(isTaken)) return fail('conflict', ownReason('recordExists', name))
  const named = [...namesIn(refusal, 'properties'), ...namesIn(refusal, 'propertyName')]
  const properties = [
    ...new Set([...named, ...refusal.errors.map(({ in: where }) => where)]),
  ].filter(name => name !== '')
  const isMissing = codes.some(isRequired)
  return isMissing || properties.length > 0
    ? new PropertyRefusal(properties, { isMissing })
    : fail('rejected', ownReason('recordRefused', name))
}

/**
 * Maps an unsuccessful response to an error for the job runner. Decides by status and codes, never by message
 * text.
 */
export function errorOfAnswer({ status, headers, body }: Answer): ProviderError {
  const answer = refusal.parse(body)
  if (status === 401) return fail('unauthorized', ownReason('accessRefused', name))
  // A gateway in front of HubSpot answers 403 with HTML when it is overloaded. That is temporary.
  if (status === 403)
    return body === undefined
      ? fail('unavailable', ownReason('gatewayRefused', { ...name, status: '403' }))
      : missingScope(answer)
  if (status === 404) return fail('not-found', ownReason('recordMissing', name))
  if (status === 409) return fail('conflict', ownReason('recordExists', name))
  if (status === 423) return fail('rate-limited', ownReason('recordBusy', name), lockedRetryMs)
  if (status === 429)
    return fail('rate-limited', ownReason('requestLimit', name), retryAfterMs(headers, answer))
  if (status >= 500 || status === 408)
    return fail('unavailable', ownReason('serverError', { ...name, status: String(status) }))
  return invalid(answer)
}
