import type { FieldError } from '../model/field-error.ts'
import { maxPhoneLength } from '../model/maximums.ts'
import { isPhoneNumber } from '../text/phone-number.ts'
import { fieldFault } from './field-fault.ts'
import { tooLong } from './maximum-faults.ts'

/** An empty number is valid. */
export function phoneFaults(path: string, phone: string | undefined): FieldError[] {
  const number = phone?.trim() ?? ''
  if (number.length > maxPhoneLength) return tooLong(path, number, maxPhoneLength)
  return number === '' || isPhoneNumber(number) ? [] : [fieldFault(path, 'bad-phone')]
}
