import type { Locale } from '../../src/model/entities.ts'

/**
 * The locale in which a command is parsed: the rep's language with the region of their Slack, which determines
 * the meaning of `3/4`. If their Slack has another language, its region is ignored.
 */
export function readingLocale(locale: Locale, slackLocale: string | undefined): string {
  const isSameLanguage = slackLocale?.toLowerCase().split('-')[0] === locale
  return isSameLanguage && slackLocale ? slackLocale : locale
}
