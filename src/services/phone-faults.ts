import { maxPhoneLength } from '../model/maximums.ts'
import { isPhoneNumber, phoneFault } from '../text/phone-number.ts'
import { tooLong } from './maximum-faults.ts'
import type { FieldError } from './problems.ts'

/** An empty number is valid. */
export function phoneFaults(path: string, phone: string | undefined): FieldError[] {
  const number = phone?.trim() ?? ''
  if (number.length > maxPhoneLength) return tooLong(path, number, maxPhoneLength)
  return number === '' || isPhoneNumber(number) ? [] : [{ path, message: phoneFault }]
}
