import type { Locale } from '../../scheduling/entities.ts'
import { en, type ProblemWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale = { en, pl, it }

/** What a page says of each problem: title, and what to do next. */
export const problemWords = (locale: Locale): ProblemWords => byLocale[locale]
