import { z } from 'zod'

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
export function invalidText(body: unknown): string {
  const fields = [...new Set(fieldCodes(body))].slice(0, maxFields)
  if (fields.length > 0)
    return `Pipedrive wants something else in ${fields.map(code => `“${code}”`).join(', ')}: fill it in, or relax the field’s rule under Settings › Data fields, then retry.`
  const code = codeOf(body)
  return `Pipedrive does not take this record${/^[A-Z][A-Z_]+$/.test(code) ? ` (${code})` : ''}.`
}

export const forbiddenText = (body: unknown): string =>
  codeOf(body).startsWith('feature_capping')
    ? 'Your Pipedrive plan allows no more records of this kind: make room or change the plan, then retry.'
    : 'Pipedrive does not let this connection do that: check its scopes and permissions, then retry.'
