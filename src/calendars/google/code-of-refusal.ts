import type { ProviderErrorCode } from '../../providers/provider-error.ts'

/** Concerning the account: its token, its consent, or the person at Google. */
const accountReasons = new Set([
  'insufficientPermissions',
  'insufficientAudience',
  'insufficientAuthorizedParty',
  'authError',
  'accountDeleted',
  'accountDisabled',
  'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
])

/** Concerning the calendar: it is no longer shared, or an administrator has closed it. */
const calendarReasons = new Set([
  'forbidden',
  'domainPolicy',
  'notACalendarUser',
  'requiredAccessLevel',
])

/** Concerning the event: waiting does not help. */
const eventReasons = new Set(['forbiddenForNonOrganizer', 'forbiddenForServiceAccounts'])

/**
 * `rateLimitExceeded`, `dailyLimitExceeded`, `quotaExceeded`, `variableTermExpiredDailyExceeded`,
 * `RATE_LIMIT_EXCEEDED` …
 */
const isLimit = (reason: string) => /exceeded(?:unreg)?$/i.test(reason)

/**
 * 403 has many meanings at Google. Only a known one marks a host's calendar as lost, since that closes their
 * pages; an unknown one, such as an API that is disabled for the project, counts as temporary.
 *
 * @see https://developers.google.com/workspace/calendar/api/guides/errors
 */
function codeOfForbidden(reason: string): ProviderErrorCode {
  if (accountReasons.has(reason)) return 'unauthorized'
  if (isLimit(reason)) return 'rate-limited'
  if (calendarReasons.has(reason)) return 'not-found'
  return eventReasons.has(reason) ? 'rejected' : 'unavailable'
}

/** Our code for an unsuccessful answer of Google. */
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
