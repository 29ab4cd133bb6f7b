import type { z } from 'zod'
import type { FieldError } from '../../model/field-error.ts'
import { invalidInput } from '../../services/problems.ts'
import { issueText } from './issue-text.ts'

/** Enough errors to correct a request, and few enough to keep the response short. */
export const maxErrors = 100

type Issue = z.core.$ZodIssue

const pathOf = (parts: readonly PropertyKey[], whole: string) =>
  parts.length === 0 ? whole : parts.map(String).join('.')

const noSuchField = 'There is no such field here'

/** Each unknown key gets an error of its own, so that a client can locate it. */
const toErrors = (issue: Issue, whole: string): FieldError[] => {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      path: pathOf([...issue.path, key], whole),
      message: noSuchField,
    }))
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined
  return [{ path: pathOf(issue.path, whole), message: message ?? issue.message }]
}

/** JSON may contain a field `__proto__`, which map schemas ignore silently. */
function prototypeFields(input: unknown, path: readonly string[] = []): string[][] {
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([name, value]) => {
    const here = [...path, name]
    return name === '__proto__' ? [here] : prototypeFields(value, here)
  })
}

/**
 * Parses the input with the schema. Throws `invalid-input` with at most `maxErrors` fields.
 *
 * @param whole name of the input as a whole: `body`, `query`
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  whole: string,
): z.output<Schema> {
  const unusable = prototypeFields(input).map(path => ({
    path: pathOf(path, whole),
    message: noSuchField,
  }))
  if (unusable.length > 0) throw invalidInput(unusable.slice(0, maxErrors))
  const result = schema.safeParse(input, { error: issueText })
  if (result.success) return result.data
  const errors = result.error.issues.flatMap(issue => toErrors(issue, whole))
  throw invalidInput(errors.slice(0, maxErrors))
}
