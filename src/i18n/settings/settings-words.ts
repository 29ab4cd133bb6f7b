import type { Locale } from '../../model/entities.ts'
import { en, type SettingsWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, SettingsWords> = { en, pl, it }

/** What the sign-in, settings and records pages say. */
export const settingsWords = (locale: Locale): SettingsWords => byLocale[locale]
