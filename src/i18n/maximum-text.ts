import type { Locale } from '../model/entities.ts'
import type { FieldError, Maximum } from '../model/field-error.ts'
import { messagesIn } from './messages.ts'

/** Text for a maximum: `Use at most 10,000 characters.` */
export const maximumText = (locale: Locale, { of, count }: Maximum): string =>
  messagesIn(locale, 'maximums')[of]({ max: new Intl.NumberFormat(locale).format(count) })

/** The same text for each field that exceeds its maximum, by field path. */
export const maximumTexts = (
  locale: Locale,
  errors: readonly FieldError[] = [],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    errors.flatMap(({ path, maximum }) =>
      maximum ? [[path, maximumText(locale, maximum)] as const] : [],
    ),
  )
