import { randomUUID } from 'node:crypto'
import { DAVNamespaceShort, makeCalendar as sendMakeCalendar } from 'tsdav'
import { ownReason } from '../../providers/own-reasons.ts'
import type { RemoteCalendar } from '../calendar-provider.ts'
import { type CaldavAccess, caldavError } from './account.ts'
import { findAccount } from './find-account.ts'

/** Creates a calendar in the account's calendar home (RFC 4791 §5.3.1). Throws ProviderError. */
export async function makeCalendar(access: CaldavAccess, name: string): Promise<RemoteCalendar> {
  const { homeUrl } = await findAccount(access)
  const url = new URL(`${randomUUID()}/`, homeUrl.endsWith('/') ? homeUrl : `${homeUrl}/`).href
  const { headers, fetch } = access
  const [answer] = await sendMakeCalendar({
    url,
    props: { [`${DAVNamespaceShort.DAV}:displayname`]: name },
    headers,
    fetch,
  })
  if (!answer?.ok) throw caldavError('rejected', ownReason('noNewCalendar'))
  return { externalId: url, name, canWrite: true }
}

/** Deletes a calendar with its events. Deleting a missing calendar succeeds as well. */
export async function removeCalendar(access: CaldavAccess, externalId: string): Promise<void> {
  const { headers, fetch } = access
  const response = await fetch(externalId, { method: 'DELETE', headers })
  if (!response.ok && response.status !== 404 && response.status !== 410)
    throw caldavError('rejected', ownReason('noCalendarDeletion'))
}
