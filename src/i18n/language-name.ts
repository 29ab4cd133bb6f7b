import type { Locale } from '../model/entities.ts'

/** The language tag for formats: English uses the British order of day and month. */
export const languageTag = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale)

/** The name of a language in that language: `Polski`. */
export const languageName = (locale: Locale): string =>
  (new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale).replace(
    /^./u,
    letter => letter.toLocaleUpperCase(locale),
  )
