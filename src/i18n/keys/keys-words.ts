import type { Locale } from '../../model/entities.ts'
import { en, type KeysWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, KeysWords> = { en, pl, it }

/** What admins read about SECRET_KEY and what it seals. */
export const keysWords = (locale: Locale): KeysWords => byLocale[locale]
