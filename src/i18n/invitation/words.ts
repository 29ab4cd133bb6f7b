import type { Locale } from '../../model/entities.ts'
import { en, type InvitationWords } from './en.ts'
import { it } from './it.ts'
import { pl } from './pl.ts'

const byLocale: Record<Locale, InvitationWords> = { en, pl, it }

/** The words of a meeting's links in calendars, in the invitee's language. */
export const invitationWords = (locale: Locale): InvitationWords => byLocale[locale]
