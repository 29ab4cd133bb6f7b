import { openCaldav } from './calendars/caldav/index.ts'
import type { CalendarAccounts } from './calendars/calendar-provider.ts'
import type { Config } from './config.ts'
import { publicFetch } from './providers/public-fetch.ts'

/** Accounts whose addresses users give us are reached in public networks only, unless the installation says otherwise. */
export function calendarAccounts({ allowsPrivateCaldav }: Config): CalendarAccounts {
  const fetch = publicFetch({ allowsPrivate: allowsPrivateCaldav })
  return { withPassword: credentials => openCaldav(credentials, fetch) }
}
