/**
 * Any CalDAV server (RFC 4791) by address and password, through `tsdav`; changes by sync-collection (RFC 6578)
 * if the server supports it, otherwise by the calendar's ctag.
 * Quirks met: servers may omit the data in a list of changes; free-busy reports are unreliable, so files (RFC
 * 5545) are read and recurrences expanded here (`ics` reads lines, zones and times, `recurrence` expands the
 * rules); read requests may be redirected, also more than once; servers that schedule (RFC 6638) require an
 * organizer whom they know.
 */
import { fetchCalendars } from 'tsdav'
import type { CalendarProvider, PasswordCredentials } from '../calendar-provider.ts'
import { openAccess } from './account.ts'
import { findAccount } from './find-account.ts'
import { makeCalendar, removeCalendar } from './make-calendar.ts'
import { isWritable, readPrivileges } from './privileges.ts'
import { busyNow, readCalendar } from './read-calendar.ts'
import { deleteEvent, findEvent, putEvent } from './write-event.ts'

/** tsdav converts a name like 2026 to a number. */
const nameOf = (displayName: unknown, url: string) => {
  const name = ['string', 'number'].includes(typeof displayName) ? String(displayName).trim() : ''
  return name || decodeURIComponent(url.split('/').filter(Boolean).at(-1) ?? url)
}

/** A server that names no components accepts all of them (RFC 4791 §5.2.3). */
const holdsEvents = ({ components = [] }: { components?: string[] }) =>
  components.length === 0 || components.includes('VEVENT')

/** @param baseFetch guarded if a user entered the address */
export function openCaldav(
  credentials: PasswordCredentials,
  baseFetch: typeof fetch,
): CalendarProvider {
  const access = openAccess(credentials, baseFetch)
  return {
    id: 'caldav',
    listCalendars: async () => {
      const { rootUrl, homeUrl } = await findAccount(access)
      const { headers, fetch } = access
      const { serverUrl } = credentials
      const account = { serverUrl, accountType: 'caldav', credentials, rootUrl, homeUrl } as const
      const calendars = await fetchCalendars({ account, headers, fetch })
      const privileges = await readPrivileges(access, homeUrl)
      return calendars.filter(holdsEvents).map(({ url, displayName }) => ({
        externalId: url,
        name: nameOf(displayName, url).slice(0, 200),
        canWrite: isWritable(privileges, url),
      }))
    },
    read: query => readCalendar(access, query),
    busy: query => busyNow(access, query),
    putEvent: (externalId, event) => putEvent(access, externalId, event),
    deleteEvent: (externalId, key) => deleteEvent(access, externalId, key),
    findEvent: (externalId, key) => findEvent(access, externalId, key),
    makeCalendar: name => makeCalendar(access, name),
    removeCalendar: externalId => removeCalendar(access, externalId),
  }
}
