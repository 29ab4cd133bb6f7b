import type { FieldError } from '../../model/field-error.ts'
import { fieldFault } from '../field-fault.ts'
import { tooLong } from '../maximum-faults.ts'

const maxMessageLength = 4_000

/** Faults of a message, whoever writes it. */
export const messageFaults = (text: string): FieldError[] =>
  text.trim() === '' ? [fieldFault('text', 'no-text')] : tooLong('text', text, maxMessageLength)
