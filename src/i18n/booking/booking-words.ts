import type { Locale } from '../../model/entities.ts'
import { type BookingWords, en } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type { BookingWords } from './en.ts'

const byLocale: Record<Locale, BookingWords> = { en, pl, it }

export const bookingWords = (locale: Locale): BookingWords => byLocale[locale]
