import { openCaldav } from '../calendars/caldav/index.ts'
import type { CalendarAccounts, CalendarService } from '../calendars/calendar-provider.ts'
import { googleService } from '../calendars/google/index.ts'
import { microsoftService } from '../calendars/microsoft/index.ts'
import type { Config } from '../config.ts'
import { providerFetch } from '../providers/provider-calls.ts'
import { publicFetch } from '../providers/public-fetch.ts'
import type { Connectable } from '../web/connectable.ts'

const googleAddresses = (oauthUrl: string | undefined) => ({
  authorizationUrl: `${oauthUrl ?? 'https://accounts.google.com'}/o/oauth2/v2/auth`,
  tokenUrl: `${oauthUrl ?? 'https://oauth2.googleapis.com'}/token`,
})

const isOnThisMachine = (url: string) =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)

/** Providers call only TLS addresses; a local stand-in can call us on this machine. */
export const canReachUs = ({ publicUrl }: Pick<Config, 'publicUrl'>, apiUrl: string) =>
  publicUrl.startsWith('https://') || (isOnThisMachine(publicUrl) && isOnThisMachine(apiUrl))

const servicesOf = (config: Config, clock: () => number): CalendarService[] => [
  googleService({
    ...config.google,
    ...googleAddresses(config.google.oauthUrl),
    isReachable: canReachUs(config, config.google.apiUrl),
  }),
  microsoftService({
    ...config.microsoft,
    isReachable: canReachUs(config, config.microsoft.apiUrl),
    clock,
  }),
]

/** Account addresses that users enter may only be in public networks, unless the installation allows others. */
export function calendarAccounts(config: Config, clock: () => number): CalendarAccounts {
  const fetch = providerFetch('caldav', publicFetch({ allowsPrivate: config.allowsPrivateCaldav }))
  return {
    withPassword: credentials => openCaldav(credentials, fetch),
    services: servicesOf(config, clock),
  }
}

/** The calendars that each person can connect, by the environment. */
export const connectableCalendars = ({ services }: CalendarAccounts): Connectable[] =>
  services.map(({ id, label, facts, variables, taskScopes }) => ({
    id,
    label,
    facts,
    variables,
    isPersonal: true,
    moreScopes: taskScopes,
    hasKey: false,
  }))
