import type { z } from 'zod'
import { type FieldError, invalidInput } from '../../services/problems.ts'
import { issueText } from './issue-text.ts'

/** Enough to mend a request by; an answer stays as short as what was asked. */
export const maxErrors = 100

type Issue = z.core.$ZodIssue

const pathOf = (parts: readonly PropertyKey[], whole: string) =>
  parts.length === 0 ? whole : parts.map(String).join('.')

const noSuchField = 'There is no such field here'

/** A key that is not known gets an error of its own, so that a client can point at it. */
const toErrors = (issue: Issue, whole: string): FieldError[] => {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      path: pathOf([...issue.path, key], whole),
      message: noSuchField,
    }))
  const message = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined
  return [{ path: pathOf(issue.path, whole), message: message ?? issue.message }]
}

/** JSON may name a field `__proto__`, which schemas of maps pass over without a word. */
function prototypeFields(input: unknown, path: readonly string[] = []): string[][] {
  if (typeof input !== 'object' || input === null) return []
  return Object.entries(input).flatMap(([name, value]) => {
    const here = [...path, name]
    return name === '__proto__' ? [here] : prototypeFields(value, here)
  })
}

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
