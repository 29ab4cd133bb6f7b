import type { Locale } from '../../scheduling/entities.ts'
import { en } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type ConflictWords = typeof en

const byLocale: Record<Locale, ConflictWords> = { en, pl, it }

/** What the meeting's page says of what was changed here and in the CRM. */
export const conflictWords = (locale: Locale): ConflictWords => byLocale[locale]
