import type { Request } from 'express'
import { type Locale, locales } from '../model/entities.ts'

/** The reader's language if we support it; English otherwise. */
export function preferredLocale(req: Pick<Request, 'acceptsLanguages'>): Locale {
  const found = req.acceptsLanguages([...locales])
  return locales.find(locale => locale === found) ?? 'en'
}
