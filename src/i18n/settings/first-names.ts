import type { Locale } from '../../model/entities.ts'
import { settingsWords } from './settings-words.ts'

/** What a new user’s first hours and first page are called, in that user’s language. */
export function firstNames(locale: Locale): { hoursName: string; pageTitle: string } {
  const { hours, people } = settingsWords(locale)
  return { hoursName: hours.title, pageTitle: people.firstPage }
}
