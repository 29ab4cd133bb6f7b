import type { CalendarProvider } from '../calendars/calendar-provider.ts'
import { ProviderError } from '../providers/provider-error.ts'
import { findConnection, markConnectionLost } from '../store/connections.ts'
import type { ServiceContext } from './context.ts'

/**
 * Lets `work` speak with a connected calendar account. Access that turns out to be lost is noted on the
 * account. Throws what `work` throws; ProviderError `unauthorized` where the access was lost before.
 */
export async function withCalendarAccount<T>(
  context: Pick<ServiceContext, 'db' | 'cipher' | 'calendars'>,
  connectionId: string,
  work: (account: CalendarProvider) => Promise<T>,
): Promise<T> {
  const connection = await findConnection(context.db, connectionId)
  if (connection?.state !== 'active')
    throw new ProviderError({
      provider: 'calendar',
      code: 'unauthorized',
      reason: 'The access to the calendar was lost. Connect the account again in settings.',
    })
  const credentials = JSON.parse(context.cipher.open(connection.accessTokenSealed, connectionId))
  try {
    return await work(context.calendars.withPassword(credentials))
  } catch (error) {
    if (error instanceof ProviderError && error.code === 'unauthorized')
      await markConnectionLost(context.db, { id: connectionId, reason: error.reason })
    throw error
  }
}
