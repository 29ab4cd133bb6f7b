import type { Locale } from '../model/entities.ts'
import { type Messages, messagesIn } from './messages.ts'

export interface SettingsMessages extends Messages<'settings/general'> {
  readonly calendars: Messages<'settings/calendars'>
  readonly deliveries: Messages<'settings/deliveries'>
  readonly records: Messages<'settings/records'>
}

const byLocale = new Map<Locale, SettingsMessages>()

/** The messages of the sign-in, settings and records pages combined. */
export function settingsMessages(locale: Locale): SettingsMessages {
  const known = byLocale.get(locale)
  if (known) return known
  const together = {
    ...messagesIn(locale, 'settings/general'),
    calendars: messagesIn(locale, 'settings/calendars'),
    deliveries: messagesIn(locale, 'settings/deliveries'),
    records: messagesIn(locale, 'settings/records'),
  }
  byLocale.set(locale, together)
  return together
}
