import type { ProviderErrorCode } from '../../providers/provider-error.ts'

/** The account: its consent does not cover the request. */
const accountCodes = new Set([
  'authenticationerror',
  'authorization_requestdenied',
  'errorinsufficientpermissionsinaccesstoken',
])

/** The calendar: it is not shared any more, or an administrator has closed the mailbox. */
const calendarCodes = new Set([
  'accessdenied',
  'erroraccessdenied',
  'erroritemnotfound',
  'mailboxnotenabledforrestapi',
  'mailboxnotsupportedforrestapi',
])

/** The one object: nothing changes by waiting. */
const objectCodes = new Set(['errorcannotdeleteobject'])

/** Only a known 403 costs a host their calendar, since that closes their pages; an unknown one counts as passing. */
function codeOfForbidden(code: string): ProviderErrorCode {
  if (accountCodes.has(code)) return 'unauthorized'
  if (calendarCodes.has(code)) return 'not-found'
  return objectCodes.has(code) ? 'rejected' : 'unavailable'
}

/** What an answer of Graph's that is no success means for us; `code` is compared without its case. */
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
