import type { Locale } from '../../../model/entities.ts'
import { en, type FormWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type { FormWords } from './en.ts'

const byLocale: Record<Locale, FormWords> = { en, pl, it }

/** What the bot's forms around one meeting say. */
export const formWords = (locale: Locale): FormWords => byLocale[locale]
