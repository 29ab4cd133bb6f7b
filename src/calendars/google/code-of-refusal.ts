import type { ProviderErrorCode } from '../../providers/provider-error.ts'

/** The account: its token, its consent, or the person at Google. */
const accountReasons = new Set([
  'insufficientPermissions',
  'insufficientAudience',
  'insufficientAuthorizedParty',
  'authError',
  'accountDeleted',
  'accountDisabled',
  'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
])

/** The calendar: it is not shared any more, or an administrator has closed it. */
const calendarReasons = new Set([
  'forbidden',
  'domainPolicy',
  'notACalendarUser',
  'requiredAccessLevel',
])

/** The event: nothing changes by waiting. */
const eventReasons = new Set(['forbiddenForNonOrganizer', 'forbiddenForServiceAccounts'])

/** `rateLimitExceeded`, `dailyLimitExceeded`, `quotaExceeded`, `variableTermExpiredDailyExceeded`, `RATE_LIMIT_EXCEEDED` … */
const isLimit = (reason: string) => /exceeded(?:unreg)?$/i.test(reason)

/**
 * 403 has many meanings at Google. Only a known one costs a host their calendar, since that closes their pages; an
 * unknown one, such as an API that is switched off for the project, counts as trouble that passes.
 *
 * @see https://developers.google.com/workspace/calendar/api/guides/errors
 */
function codeOfForbidden(reason: string): ProviderErrorCode {
  if (accountReasons.has(reason)) return 'unauthorized'
  if (isLimit(reason)) return 'rate-limited'
  if (calendarReasons.has(reason)) return 'not-found'
  return eventReasons.has(reason) ? 'rejected' : 'unavailable'
}

/** What an answer of Google's that is no success means for us. */
export function codeOfRefusal({
  status,
  reason,
}: {
  status: number
  reason: string
}): ProviderErrorCode {
  if (status === 401) return 'unauthorized'
  if (status === 403) return codeOfForbidden(reason)
  if (status === 429) return 'rate-limited'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 409 || status === 412) return 'conflict'
  return status >= 500 ? 'unavailable' : 'rejected'
}
