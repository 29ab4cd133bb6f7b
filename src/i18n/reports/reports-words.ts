import type { Locale } from '../../scheduling/entities.ts'
import { en } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type ReportsWords = typeof en

const byLocale: Record<Locale, ReportsWords> = { en, pl, it }

/** What the reports and their CSV file say. */
export const reportsWords = (locale: Locale): ReportsWords => byLocale[locale]
