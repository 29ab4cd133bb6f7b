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

/** Providers only call addresses with TLS; a stand-in on this machine calls us here. */
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

/** Accounts whose addresses users give us are reached in public networks only, unless the installation says otherwise. */
export function calendarAccounts(config: Config, clock: () => number): CalendarAccounts {
  const fetch = providerFetch('caldav', publicFetch({ allowsPrivate: config.allowsPrivateCaldav }))
  return {
    withPassword: credentials => openCaldav(credentials, fetch),
    services: servicesOf(config, clock),
  }
}

/** What each person can connect for themselves, as far as the environment allows it. */
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
