import type { Locale } from '../../model/entities.ts'
import { en, type LinksWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type { LinksWords } from './en.ts'

const byLocale: Record<Locale, LinksWords> = { en, pl, it }

/** What the pages about links and their times say. */
export const linksWords = (locale: Locale): LinksWords => byLocale[locale]
