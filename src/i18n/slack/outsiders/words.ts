import type { Locale } from '../../../model/entities.ts'
import { en, type OutsiderWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, OutsiderWords> = { en, pl, it }

/** What the bot says to people of another team, in a channel that both share. */
export const outsiderWords = (locale: Locale): OutsiderWords => byLocale[locale]
