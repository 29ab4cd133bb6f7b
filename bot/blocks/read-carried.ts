import { z } from 'zod'
import { formExpired } from '../../src/services/problems.ts'
import { withPresentKeys } from './former-ids.ts'

/**
 * Parses the data of our button or form. Throws `form-expired` for data of another version of this app; a form
 * that is opened again has the current format.
 */
export function readCarried<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> {
  try {
    return shape.parse(withPresentKeys(JSON.parse(text)))
  } catch {
    throw formExpired()
  }
}

const id = z.uuid()

/** Whether it is a valid entity id. The database rejects other values. */
export const isOwnId = (text: string): boolean => id.safeParse(text).success
