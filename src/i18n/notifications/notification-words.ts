import type { Locale } from '../../model/entities.ts'
import { en, type NotificationWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, NotificationWords> = { en, pl, it }

/** What the page of notifications says. */
export const notificationWords = (locale: Locale): NotificationWords => byLocale[locale]
