import type { Locale } from '../../model/entities.ts'
import { type EmbeddedWords, en } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type { EmbeddedWords } from './en.ts'

const byLocale: Record<Locale, EmbeddedWords> = { en, pl, it }

/** What our pages inside a CRM say. */
export const embeddedWords = (locale: Locale): EmbeddedWords => byLocale[locale]
