import type { Locale } from '../../../model/entities.ts'
import { en, type ReassignWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, ReassignWords> = { en, pl, it }

/** What is said where a meeting is given to another host. */
export const reassignWords = (locale: Locale): ReassignWords => byLocale[locale]
