import { maxReasonLength } from '../model/maximums.ts'
import { type FieldError, invalidInput } from './problems.ts'

/** Entry points use `maximum` for a message in the reader's language; this message is for programs. */
export const tooLong = (
  path: string,
  text: string | null | undefined,
  max: number,
): FieldError[] => {
  const length = text?.length ?? 0
  if (length <= max) return []
  const message = `Use at most ${max} characters (now ${length})`
  return [{ path, message, maximum: { of: 'characters', count: max } }]
}

export const tooMany = (path: string, count: number, max: number): FieldError[] =>
  count <= max
    ? []
    : [
        {
          path,
          message: `Use at most ${max} entries (now ${count})`,
          maximum: { of: 'entries', count: max },
        },
      ]

/** Throws `invalid-input`: a reason is never shortened. */
export function assertReason(reason: string | undefined): void {
  const errors = tooLong('reason', reason, maxReasonLength)
  if (errors.length > 0) throw invalidInput(errors)
}
