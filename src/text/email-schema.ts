import { z } from 'zod'
import { isEmail, maxEmailLength, parseEmail } from './email-address.ts'

/** An address of an input, as `parseEmail` keeps it. */
export const emailSchema = z
  .string()
  .overwrite(text => parseEmail(text) ?? text)
  .refine(isEmail, 'Enter a valid email address')
  .meta({ format: 'email', maxLength: maxEmailLength })
