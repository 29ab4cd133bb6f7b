import type { Locale } from '../../model/entities.ts'
import { en, type MailWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

export type { MailWords } from './en.ts'

const byLocale: Record<Locale, MailWords> = { en, pl, it }

export const mailWords = (locale: Locale): MailWords => byLocale[locale]
