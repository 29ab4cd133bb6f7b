import type { DateOrder } from './resolve-day.ts'

/**
 * Whether people with this locale read `3/4` as 3 April or as March 4. Undefined if the locale does not decide
 * it: in a bare `en`, both are common.
 */
export function dateOrderOf(locale: string | undefined): DateOrder | undefined {
  if (locale === undefined || locale.toLowerCase() === 'en') return undefined
  const tag = locale.replaceAll('_', '-')
  if (!isKnown(tag)) return undefined
  const parts = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'numeric' }).formatToParts(0)
  const [first] = parts.filter(({ type }) => type === 'day' || type === 'month')
  return first?.type === 'month' ? 'month-first' : 'day-first'
}

/** A malformed tag makes `Intl` throw, and an unknown one is treated as its default. */
function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
