import type { Locale } from '../../model/entities.ts'
import { type ConflictWords, en } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, ConflictWords> = { en, pl, it }

/** What the meeting's page says of what was changed here and in the CRM. */
export const conflictWords = (locale: Locale): ConflictWords => byLocale[locale]
