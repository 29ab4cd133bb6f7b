import type { Locale } from '../../model/entities.ts'
import { en, type RemindersWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, RemindersWords> = { en, pl, it }

/** The fields of reminder emails, the same on every form. */
export const remindersWords = (locale: Locale): RemindersWords => byLocale[locale]
