import type { CalendarService } from '../../../src/calendars/calendar-provider.ts'
import type { AccessTokenSource } from '../../../src/providers/descriptor.ts'
import { refreshTokens } from '../../../src/providers/oauth-client.ts'

/** Tokens as the product keeps them, without its database: a refused one is replaced by way of the provider. */
export function tokenSource(
  service: () => CalendarService,
  granted: { accessToken: string; refreshToken: string },
): AccessTokenSource {
  let { accessToken, refreshToken } = granted
  return async refused => {
    const { id, facts } = service()
    if (refused !== accessToken || !facts) return accessToken
    const fresh = await refreshTokens({ id, facts }, { refreshToken, now: Date.now() })
    accessToken = fresh.accessToken
    refreshToken = fresh.refreshToken ?? refreshToken
    return accessToken
  }
}
