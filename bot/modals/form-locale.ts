import { z } from 'zod'
import { type Locale, locales } from '../../src/model/entities.ts'

const shape = z.object({ locale: z.enum(locales) })

/**
 * The language a form was shown in. It travels with the form: what stands beside a field has to be said before
 * anything is looked up.
 */
export function formLocale(metadata: string): Locale {
  try {
    return shape.safeParse(JSON.parse(metadata)).data?.locale ?? 'en'
  } catch {
    return 'en'
  }
}
