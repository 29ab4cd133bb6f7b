import type { Locale } from '../../../model/entities.ts'
import { type ChangingWords, en } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, ChangingWords> = { en, pl, it }

/** What the host's own pages for moving and canceling a meeting say. */
export const changingWords = (locale: Locale): ChangingWords => byLocale[locale]
