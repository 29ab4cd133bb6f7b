import type { Locale } from '../../scheduling/entities.ts'
import type { ProblemCode } from '../../services/problems.ts'
import { en } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale = { en, pl, it }

/** What a page says of a problem: title, and what to do next. */
export const problemWords = (locale: Locale, code: ProblemCode) => byLocale[locale][code]
