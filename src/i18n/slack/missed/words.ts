import type { Locale } from '../../../model/entities.ts'
import { en, type MissedWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, MissedWords> = { en, pl, it }

/** What a host is told of somebody who found no time on their page. */
export const missedWords = (locale: Locale): MissedWords => byLocale[locale]
