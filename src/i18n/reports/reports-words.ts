import type { Locale } from '../../model/entities.ts'
import { en, type ReportsWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, ReportsWords> = { en, pl, it }

/** What the reports and their CSV file say. */
export const reportsWords = (locale: Locale): ReportsWords => byLocale[locale]
