import type { Locale } from '../../../model/entities.ts'
import { en, type SlackMatchWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, SlackMatchWords> = { en, pl, it }

/** What stands where an admin says who somebody is in Slack. */
export const slackMatchWords = (locale: Locale): SlackMatchWords => byLocale[locale]
