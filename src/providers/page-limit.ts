import { ProviderError } from './provider-error.ts'

/** Of one list. At 500 items a page, more than any calendar or CRM is asked for at once. */
const maxPages = 500

/**
 * Call it with the mark of each next page before that page is asked for. It throws ProviderError if the same mark
 * comes twice or the pages do not end, so that no list is read forever, and none is taken for complete that is not.
 */
export function pageLimit(provider: string): (next: string) => void {
  const seen = new Set<string>()
  return next => {
    if (!seen.has(next) && seen.size < maxPages) {
      seen.add(next)
      return
    }
    throw new ProviderError({
      provider,
      code: 'unavailable',
      reason: 'The provider answered with a list that does not end.',
    })
  }
}
