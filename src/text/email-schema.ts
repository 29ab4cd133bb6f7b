import { z } from 'zod'
import { isEmail, maxEmailLength, parseEmail } from './email-address.ts'

/** An address in an input, normalized by `parseEmail`. */
export const emailSchema = z
  .string()
  .overwrite(text => parseEmail(text) ?? text)
  .refine(isEmail, 'Enter a valid email address')
  .meta({ format: 'email', maxLength: maxEmailLength })
