import type { Locale } from '../../model/entities.ts'
import { en, type PlacesWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, PlacesWords> = { en, pl, it }

export const placesWords = (locale: Locale): PlacesWords => byLocale[locale]
