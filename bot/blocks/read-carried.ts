import { z } from 'zod'
import { formExpired } from '../../src/services/problems.ts'

/**
 * What a button or form of ours carries, as it was written into it. Throws `form-expired` for one of another version
 * of this app: a form that is opened again has the current format.
 */
export function readCarried<Shape extends z.ZodType>(shape: Shape, text: string): z.infer<Shape> {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    throw formExpired()
  }
}

const id = z.uuid()

/** Whether it may name something of ours at all: the database takes nothing else for an id. */
export const isOwnId = (text: string): boolean => id.safeParse(text).success
