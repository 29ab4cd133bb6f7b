import type { CalendarProvider } from '../../calendars/calendar-provider.ts'
import { refreshTokens } from '../../providers/oauth-client.ts'
import { ownReason } from '../../providers/own-reasons.ts'
import { ProviderError } from '../../providers/provider-error.ts'
import {
  type Connection,
  findConnection,
  markConnectionLost,
} from '../../store/workspace/connections.ts'
import type { ServiceContext } from '../context.ts'
import { accessTokenSource, openCredentials } from '../workspace/connections.ts'

export type CalendarOpener = Pick<ServiceContext, 'db' | 'cipher' | 'calendars' | 'clock'>

const lost = () =>
  new ProviderError({
    provider: 'calendar',
    code: 'unauthorized',
    ...ownReason('calendarLost'),
  })

async function openAccount(
  context: CalendarOpener,
  connection: Connection,
): Promise<CalendarProvider> {
  const { id, provider, accessTokenSealed: sealed } = connection
  if (provider === 'caldav') {
    const login = await openCredentials(context, connection, { kind: 'connectionAccess', sealed })
    return context.calendars.withPassword(JSON.parse(login))
  }
  const service = context.calendars.services.find(each => each.id === provider)
  const facts = service?.facts
  if (!service || !facts)
    throw new ProviderError({
      provider,
      code: 'unavailable',
      ...ownReason('notSetUp', { provider }),
    })
  const refresh = (refreshToken: string) =>
    refreshTokens({ id: provider, facts }, { refreshToken, now: context.clock() })
  return service.open(accessTokenSource(context, id, refresh))
}

/**
 * Lets `work` use a connected calendar account, and marks the account if its access is lost. Throws what `work`
 * throws, and ProviderError `unauthorized` if the access was lost before.
 */
export async function withCalendarAccount<T>(
  context: CalendarOpener,
  connectionId: string,
  work: (account: CalendarProvider) => Promise<T>,
): Promise<T> {
  const connection = await findConnection(context.db, connectionId)
  if (connection?.state !== 'active') throw lost()
  try {
    return await work(await openAccount(context, connection))
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'unauthorized')
      await markConnectionLost(context.db, {
        id: connectionId,
        reason: error.reason,
        reasonCode: error.reasonCode,
      })
    throw error
  }
}
