import type { ProviderErrorCode } from '../../providers/provider-error.ts'

/** Concerning the account: its consent does not include the request. */
const accountCodes = new Set([
  'authenticationerror',
  'authorization_requestdenied',
  'errorinsufficientpermissionsinaccesstoken',
])

/** Concerning the calendar: it is no longer shared, or an administrator has closed the mailbox. */
const calendarCodes = new Set([
  'accessdenied',
  'erroraccessdenied',
  'erroritemnotfound',
  'mailboxnotenabledforrestapi',
  'mailboxnotsupportedforrestapi',
])

/** Concerning one object: waiting does not help. */
const objectCodes = new Set(['errorcannotdeleteobject'])

/**
 * Only a known 403 marks a host's calendar as lost, since that closes their pages; an unknown one counts as
 * temporary.
 */
function codeOfForbidden(code: string): ProviderErrorCode {
  if (accountCodes.has(code)) return 'unauthorized'
  if (calendarCodes.has(code)) return 'not-found'
  return objectCodes.has(code) ? 'rejected' : 'unavailable'
}

/** Our code for an unsuccessful answer of Graph; `code` is compared without letter case. */
export function codeOfRefusal({
  status,
  code,
}: {
  status: number
  code: string
}): ProviderErrorCode {
  if (status === 401) return 'unauthorized'
  if (status === 403) return codeOfForbidden(code.toLowerCase())
  if (status === 429 || status === 503) return 'rate-limited'
  if (status === 404) return 'not-found'
  if (status === 409 || status === 412) return 'conflict'
  return status >= 500 ? 'unavailable' : 'rejected'
}
