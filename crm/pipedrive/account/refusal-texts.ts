import { z } from 'zod'
import { ownReason } from '../../../src/providers/own-reasons.ts'

const name = { provider: 'Pipedrive' }
type Reason = ReturnType<typeof ownReason>

/*
 * The message of an error may contain text that a person typed, so we never show it. We show codes and the
 * names of the account's fields.
 */

const codeOf = (body: unknown): string =>
  z.object({ code: z.string() }).catch({ code: '' }).parse(body).code

const deepest = 4
const maxFields = 5

/** Collects each `field_code` in the body: a name for Pipedrive's own fields, 40 digits for custom fields. */
function fieldCodes(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth > deepest) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'field_code' && typeof inner === 'string' && /^\w{1,60}$/.test(inner)
      ? [inner]
      : fieldCodes(inner, depth + 1),
  )
}

/** A value is missing or has the wrong type. Admins can require any field. */
export function invalidReason(body: unknown): Reason {
  const fields = [...new Set(fieldCodes(body))].slice(0, maxFields)
  if (fields.length > 0)
    return ownReason('fieldsRefused', {
      ...name,
      fields: fields.map(code => `“${code}”`).join(', '),
    })
  const answer = codeOf(body)
  return /^[A-Z][A-Z_]+$/.test(answer)
    ? ownReason('recordRefusedFor', { ...name, answer })
    : ownReason('recordRefused', name)
}

export const forbiddenReason = (body: unknown): Reason =>
  codeOf(body).startsWith('feature_capping')
    ? ownReason('planFull', name)
    : ownReason('notPermitted', name)
