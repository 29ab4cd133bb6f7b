import type { Locale } from '../model/entities.ts'

/** The tag that formats follow: English with the British order of day and month. */
export const languageTag = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale)

/** A language by its own name: `Polski`. */
export const languageName = (locale: Locale): string =>
  (new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale).replace(
    /^./u,
    letter => letter.toLocaleUpperCase(locale),
  )
