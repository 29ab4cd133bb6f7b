import type { Locale } from '../../../model/entities.ts'
import { en, type ToldWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, ToldWords> = { en, pl, it }

/** What the bot tells of by itself: who booked, what is about to begin, how it went, the day ahead. */
export const toldWords = (locale: Locale): ToldWords => byLocale[locale]
