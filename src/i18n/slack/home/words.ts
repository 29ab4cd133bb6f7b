import type { Locale } from '../../../model/entities.ts'
import { en, type HomeWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, HomeWords> = { en, pl, it }

/** What App Home says. */
export const homeWords = (locale: Locale): HomeWords => byLocale[locale]
