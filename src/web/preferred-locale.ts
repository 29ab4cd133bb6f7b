import type { Request } from 'express'
import { type Locale, locales } from '../model/entities.ts'

/** The language that the browser asks for; undefined if it asks for none, or for one that we do not support. */
export function browserLocale(req: Pick<Request, 'acceptsLanguages' | 'get'>): Locale | undefined {
  const header = req.get('accept-language')?.trim() ?? ''
  if (header === '' || header === '*') return undefined
  const found = req.acceptsLanguages([...locales])
  return locales.find(locale => locale === found)
}

/** The reader's language if we support it; English otherwise. */
export function preferredLocale(req: Pick<Request, 'acceptsLanguages'>): Locale {
  const found = req.acceptsLanguages([...locales])
  return locales.find(locale => locale === found) ?? 'en'
}
