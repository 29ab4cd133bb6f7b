import type { Locale } from '../../src/model/entities.ts'

/**
 * The locale a command is read in: the rep's language with the region of their Slack, which decides what
 * `3/4` means. Where Slack speaks another language to them, its region says nothing about this one.
 */
export function readingLocale(locale: Locale, slackLocale: string | undefined): string {
  const isSameLanguage = slackLocale?.toLowerCase().split('-')[0] === locale
  return isSameLanguage && slackLocale ? slackLocale : locale
}
