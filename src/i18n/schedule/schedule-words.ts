import type { Locale } from '../../model/entities.ts'
import { en, type ScheduleWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type { ScheduleWords } from './en.ts'

const byLocale: Record<Locale, ScheduleWords> = { en, pl, it }

/** What the form on a CRM record says. */
export const scheduleWords = (locale: Locale): ScheduleWords => byLocale[locale]
