import type { Locale } from '../model/entities.ts'
import { messagesIn } from './messages.ts'

/** What a new user’s first hours and first page are called, in that user’s language. */
export function firstNames(locale: Locale): { hoursName: string; pageTitle: string } {
  const { hours, people } = messagesIn(locale, 'settings/general')
  return { hoursName: hours.title, pageTitle: people.firstPage }
}
