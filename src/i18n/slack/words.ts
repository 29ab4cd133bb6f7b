import type { Locale } from '../../model/entities.ts'
import { en, type SlackWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, SlackWords> = { en, pl, it }

/** What the bot says in one language. */
export const slackWords = (locale: Locale): SlackWords => byLocale[locale]
