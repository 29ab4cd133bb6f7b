import type { Locale } from '../../../model/entities.ts'
import { en, type VerbWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type { VerbWords } from './en.ts'

const byLocale: Record<Locale, VerbWords> = { en, pl, it }

/** What the bot answers to its verbs. */
export const verbWords = (locale: Locale): VerbWords => byLocale[locale]
