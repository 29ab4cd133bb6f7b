/** Schemas of RFC 9457 problems for the OpenAPI document. */
import { z } from 'zod'
import type { ProblemCode } from '../../services/problems.ts'
import type { EndpointFacts } from './endpoint.ts'
import { instantOut } from './fields.ts'

export const problemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errorId: z.string().optional().meta({
    description: 'Set for an unexpected error: quote it to the operator, whose log has the details',
  }),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  startsAt: instantOut.optional(),
  alternatives: z.array(instantOut).optional(),
})

const statuses: Partial<Record<ProblemCode, number>> = {
  unauthorized: 401,
  'page-not-found': 404,
  'meeting-not-found': 404,
  'page-gone': 410,
  'too-large': 413,
  'invalid-input': 422,
  'idempotency-key-reused': 422,
  'email-code-needed': 403,
  'email-code-wrong': 422,
  'email-code-limit': 429,
  'mail-limit-reached': 429,
  'rate-limited': 429,
  'database-away': 503,
}

const always = ['rate-limited', 'database-away'] as const

const codesOf = ({ access, body, problems }: EndpointFacts): ProblemCode[] => [
  ...(access === 'public' ? [] : ['unauthorized' as const]),
  ...problems,
  ...(body ? ['too-large' as const] : []),
  ...always,
]

/** Possible problem codes by status. Conflicts with the current state have the status 409. */
export function problemStatuses(endpoint: EndpointFacts): Map<number, string[]> {
  const byStatus = new Map<number, string[]>()
  if (endpoint.body) byStatus.set(400, ['invalid-input'])
  for (const code of codesOf(endpoint)) {
    const status = statuses[code] ?? 409
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return byStatus
}
