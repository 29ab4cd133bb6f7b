import type { z } from 'zod'
import { type FieldError, invalidInput } from '../../services/problems.ts'

/** Enough to mend a request by; an answer stays as short as what was asked. */
export const maxErrors = 100

type Issue = z.core.$ZodIssue

const pathOf = (parts: readonly PropertyKey[], whole: string) =>
  parts.length === 0 ? whole : parts.map(String).join('.')

/** A key that is not known gets an error of its own, so that a client can point at it. */
const toErrors = (issue: Issue, whole: string): FieldError[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map(key => ({
        path: pathOf([...issue.path, key], whole),
        message: 'There is no such field here',
      }))
    : [{ path: pathOf(issue.path, whole), message: issue.message }]

const isAbsent = (issue: { code: string; input?: unknown }) =>
  issue.code === 'invalid_type' && issue.input === undefined

/**
 * What was sent, as the endpoint understands it. Throws `invalid-input` naming the fields at fault, at most `maxErrors`.
 *
 * @param whole what the input as such is called: `body`, `query`
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  whole: string,
): z.output<Schema> {
  const result = schema.safeParse(input, {
    error: issue => (isAbsent(issue) ? 'This is required' : undefined),
  })
  if (result.success) return result.data
  const errors = result.error.issues.flatMap(issue => toErrors(issue, whole))
  throw invalidInput(errors.slice(0, maxErrors))
}
