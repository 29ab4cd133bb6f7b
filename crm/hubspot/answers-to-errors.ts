import { z } from 'zod'
import { ProviderError, type ProviderErrorCode } from '../../src/providers/provider-error.ts'

const provider = 'hubspot'

const lockedRetryMs = 2_000
const burstRetryMs = 10_000
const dailyRetryMs = 60 * 60_000

const context = z.record(z.string(), z.array(z.string()).catch([])).catch({})

/** Every field of a refusal is optional in practice, so each falls back on its own. */
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

const fail = (code: ProviderErrorCode, reason: string, retryAfterMs?: number, cause?: unknown) =>
  new ProviderError({ provider, code, reason, retryAfterMs, cause })

/** The call may or may not have taken effect: repeating it is safe and needed. */
export const noAnswer = (cause: unknown): ProviderError =>
  cause instanceof ProviderError
    ? cause
    : fail('unavailable', 'HubSpot gave no usable answer; it is asked again.', undefined, cause)

const namesIn = (said: Refusal, key: string): string[] => [
  ...new Set([said.context, ...said.errors.map(error => error.context)].flatMap(c => c[key] ?? [])),
]

const codesOf = (said: Refusal): string[] => [
  said.category,
  said.subCategory,
  ...said.errors.map(error => error.code),
]

const retryAfterMs = (headers: Headers, said: Refusal): number => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1_000
  return said.policyName === 'DAILY' ? dailyRetryMs : burstRetryMs
}

const missingScope = (said: Refusal): ProviderError => {
  const scopes = [...namesIn(said, 'requiredGranularScopes'), ...namesIn(said, 'requiredScopes')]
  return scopes.length > 0
    ? fail(
        'rejected',
        `HubSpot needs the scope ${[...new Set(scopes)].join(', ')}: grant it, then retry.`,
      )
    : fail(
        'rejected',
        'HubSpot does not let this connection do that: check its scopes, then retry.',
      )
}

const isRequired = (code: string) => /(^|[._])MISSING_(CONDITIONAL_)?REQUIRED_PROPERTY$/.test(code)

const invalid = (said: Refusal): ProviderError => {
  const named = [...namesIn(said, 'properties'), ...namesIn(said, 'propertyName')]
  const list = [...new Set([...named, ...said.errors.map(({ in: where }) => where)])]
    .filter(name => name !== '')
    .join(', ')
  if (codesOf(said).some(isRequired))
    return fail(
      'rejected',
      `A rule of your HubSpot account requires ${list || 'a property that is empty'}: fill it in HubSpot or relax the rule, then retry.`,
    )
  return fail(
    'rejected',
    list ? `HubSpot does not take the value of ${list}.` : 'HubSpot does not take this record.',
  )
}

/** What an answer that is no success means for the job runner. Decided on status and codes, never on words. */
export function errorOfAnswer({ status, headers, body }: Answer): ProviderError {
  const said = refusal.parse(body)
  if (status === 401)
    return fail('unauthorized', 'HubSpot no longer accepts the connection: connect it again.')
  if (status === 403) return missingScope(said)
  if (status === 404) return fail('not-found', 'HubSpot does not have this record.')
  if (status === 409) return fail('conflict', 'HubSpot already has such a record.')
  if (status === 423)
    return fail('rate-limited', 'HubSpot is busy with this record.', lockedRetryMs)
  if (status === 429)
    return fail('rate-limited', 'HubSpot’s request limit is reached.', retryAfterMs(headers, said))
  if (status >= 500 || status === 408)
    return fail('unavailable', `HubSpot answers with an error of its own (${status}).`)
  return invalid(said)
}
