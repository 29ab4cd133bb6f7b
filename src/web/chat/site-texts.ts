import { type Messages, messagesIn } from '../../i18n/messages.ts'
import type { ChatSite } from '../../model/chat.ts'
import { type Locale, locales } from '../../model/entities.ts'

type ByLocale<T> = Record<Locale, T>

export const inEveryLocale = <T>(make: (locale: Locale) => T): ByLocale<T> =>
  Object.fromEntries(locales.map(locale => [locale, make(locale)])) as ByLocale<T>

const usual = <Key extends keyof Messages<'chat'>>(key: Key) =>
  inEveryLocale(locale => messagesIn(locale, 'chat')[key])

/** A site's texts in every language: its own, or the usual ones. */
export const siteTexts = ({
  greetings,
  consentText,
}: Pick<ChatSite, 'greetings' | 'consentText'>) => ({
  launcher: usual('launcher'),
  greeting: { ...usual('greeting'), ...greetings },
  // It has a legal meaning, so it is not translated by us.
  consentText: consentText ? inEveryLocale(() => consentText) : usual('consentText'),
})
