import type { Locale } from '../model/entities.ts'
import { messagesIn } from './messages.ts'

/** Default names of a new user's first working hours and first page, in the user's language. */
export function firstNames(locale: Locale): { hoursName: string; pageTitle: string } {
  const { hours, people } = messagesIn(locale, 'settings/general')
  return { hoursName: hours.title, pageTitle: people.firstPage }
}
