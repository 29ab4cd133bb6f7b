import { ownReason } from './own-reasons.ts'
import { ProviderError } from './provider-error.ts'

/** Of one list. With 500 items per page, more than any calendar or CRM has. */
const maxPages = 500

/**
 * Call the function with each next page's token before the request. It throws ProviderError if a token is
 * repeated or there are too many pages, so that no list is read forever and no incomplete list counts as
 * complete.
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
      ...ownReason('endlessList'),
    })
  }
}
