import type { Locale } from '../../../model/entities.ts'
import { en, type HostingWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, HostingWords> = { en, pl, it }

/** What a meeting's page says of its host and its invitation. */
export const hostingWords = (locale: Locale): HostingWords => byLocale[locale]
