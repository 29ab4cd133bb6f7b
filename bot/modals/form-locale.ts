import { z } from 'zod'
import { type Locale, locales } from '../../src/model/entities.ts'

const shape = z.object({ locale: z.enum(locales) })

/**
 * The language in which a form was shown. The form carries it, because errors next to fields are needed before
 * any lookup.
 */
export function formLocale(metadata: string): Locale {
  try {
    return shape.safeParse(JSON.parse(metadata)).data?.locale ?? 'en'
  } catch {
    return 'en'
  }
}
