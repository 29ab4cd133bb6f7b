import type { FieldError } from '../model/field-error.ts'
import { maxReasonLength } from '../model/maximums.ts'
import { fieldFault } from './field-fault.ts'
import { invalidInput } from './problems.ts'

/** Forms use `maximum` for a shorter message beside the field. */
export const tooLong = (
  path: string,
  text: string | null | undefined,
  max: number,
): FieldError[] => {
  const length = text?.length ?? 0
  if (length <= max) return []
  const maximum = { of: 'characters', count: max } as const
  return [{ ...fieldFault(path, 'too-long', { max, length }), maximum }]
}

export const tooMany = (path: string, count: number, max: number): FieldError[] =>
  count <= max
    ? []
    : [
        {
          ...fieldFault(path, 'too-many', { max, count }),
          maximum: { of: 'entries', count: max },
        },
      ]

/** Throws `invalid-input`: a reason is never shortened. */
export function assertReason(reason: string | undefined): void {
  const errors = tooLong('reason', reason, maxReasonLength)
  if (errors.length > 0) throw invalidInput(errors)
}
