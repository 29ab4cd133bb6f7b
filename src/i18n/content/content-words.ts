import type { Locale } from '../../model/entities.ts'
import { type ContentWords, en } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type { ContentWords } from './en.ts'

const byLocale: Record<Locale, ContentWords> = { en, pl, it }

/** What is said about a meeting's texts, files and snippets. */
export const contentWords = (locale: Locale): ContentWords => byLocale[locale]
